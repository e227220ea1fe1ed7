package org.outcomeledger.indicators.indicator;

import org.outcomeledger.event.InField;

/**
 * Whether a record has an EMP1 employment: one and the same that is in the field of its training,
 * has evidence of any kind, started from the record's start to the last day, and did not end before
 * the completion.
 */
final class Placement {
  /** How many days after the completion a job may begin. */
  static final int WINDOW = 180;

  private static final String NO = "It is {not in the numerator}, and ";

  /** What is said of who is not placed. */
  private static final Verdict NOT_PLACED =
      Verdict.of(
          Standing.OTHER,
          NO + "neither its situation nor an employment of the window leaves that open.");

  private static final Verdict SITUATION_UNKNOWN =
      Verdict.of(Standing.UNKNOWN, NO + "{the situation on completion + 180 days is unknown}.");

  private static final Verdict LACKS_EVIDENCE =
      Verdict.of(Standing.UNKNOWN, NO + "an employment of the window {lacks only evidence}.");

  private static final Verdict FIELD_UNKNOWN =
      Verdict.of(
          Standing.UNKNOWN, NO + "an employment of the window {is not known to be in field}.");

  /** What else an employment must be. */
  interface Condition {
    Condition NONE = (employments, employment) -> true;

    boolean holds(Employments employments, int employment);
  }

  private Placement() {}

  /**
   * Unknown is who is not placed, and either does on the last day nobody knows what, or has an
   * employment of the window that fulfils the condition and lacks only evidence, or is not known to
   * be in field.
   *
   * @param placed what is said of who is
   */
  static Verdict verdict(LearnerRecord record, int lastDay, Condition condition, Verdict placed) {
    Employments employments = record.employments();
    Verdict unclear = null;
    for (int employment = 0; employment < employments.size(); employment++) {
      if (!employments.countsBy(employment, lastDay) || !condition.holds(employments, employment)) {
        continue;
      }
      InField inField = employments.inField(employment);
      if (inField == InField.YES && employments.hasEvidence(employment)) {
        return placed;
      }
      if (inField != InField.NO) {
        unclear =
            inField == InField.YES ? LACKS_EVIDENCE : unclear == null ? FIELD_UNKNOWN : unclear;
      }
    }
    if (unclear != null) {
      return unclear;
    }
    return record.situationOn(lastDay) == SituationOnDay.UNKNOWN ? SITUATION_UNKNOWN : NOT_PLACED;
  }

  /** Whether this very employment is an EMP1 employment. */
  static boolean isOne(Employments employments, int employment, int lastDay) {
    return employments.countsBy(employment, lastDay)
        && employments.inField(employment) == InField.YES
        && employments.hasEvidence(employment);
  }
}
