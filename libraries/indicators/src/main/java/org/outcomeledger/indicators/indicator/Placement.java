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
   */
  static Standing standing(LearnerRecord record, int lastDay, Condition condition) {
    Employments employments = record.employments();
    boolean unclear = false;
    for (int employment = 0; employment < employments.size(); employment++) {
      if (!employments.countsBy(employment, lastDay) || !condition.holds(employments, employment)) {
        continue;
      }
      InField inField = employments.inField(employment);
      if (inField == InField.YES && employments.hasEvidence(employment)) {
        return Standing.NUMERATOR;
      }
      unclear |= inField != InField.NO;
    }
    unclear |= record.situationOn(lastDay) == SituationOnDay.UNKNOWN;
    return unclear ? Standing.UNKNOWN : Standing.OTHER;
  }

  /** Whether this very employment is an EMP1 employment. */
  static boolean isOne(Employments employments, int employment, int lastDay) {
    return employments.countsBy(employment, lastDay)
        && employments.inField(employment) == InField.YES
        && employments.hasEvidence(employment);
  }
}
