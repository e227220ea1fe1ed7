package org.outcomeledger.indicators.indicator;

/** EMP3: the share of those of whom it is known that are employed six months after completion. */
public final class EmployedAfterSixMonths implements ShareAtMonths {
  private static final int MONTHS = 6;
  private static final Definition DEFINITION =
      Definition.of("EMP3")
          .name("Employed at 6 months")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed, neither study nor are unable to work, and are known of,"
                  + " is employed six months later?")
          .numerator(
              "Records whose situation that day is employed or self-employed, surveyed or recorded.")
          .denominator(
              "Completed records whose completion + 6 months + 30 days is on or before asOf and whose"
                  + " situation that day is known, neither studying nor unable. The unknown are not in"
                  + " the denominator; they are shown, and the bounds are over both. "
                  + Definition.SITUATION)
          .exclusions(
              "Who studies that day, or is unable. "
                  + Definition.EXCLUDED
                  + " "
                  + Definition.REFUNDS)
          .window("6 " + Definition.AT_MONTHS)
          .source("RNCP, insertion globale")
          .version("1")
          .build();

  private static final Verdict EMPLOYED =
      Verdict.of(
          Standing.NUMERATOR,
          "Its {situation that day is employed or self-employed, surveyed or recorded}.");

  /** Neither employed, nor studying, nor unable. */
  static final Verdict NEITHER =
      Verdict.of(
          Standing.OTHER,
          "Its {situation that day is known, neither studying nor unable}, and not employed.");

  static final Verdict UNABLE =
      Verdict.of(
          Standing.EXCLUDED,
          "{Who studies that day, or is unable}, is not asked about, and the learner is unable.");

  static final Verdict NOT_KNOWN =
      Verdict.of(
          Standing.UNKNOWN_LEFT_OUT,
          "{The unknown are not in the denominator}, and its situation that day is unknown.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int months() {
    return MONTHS;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    return switch (record.situationOn(lastDay)) {
      case EMPLOYED, SELF_EMPLOYED -> EMPLOYED;
      case SEEKING, NOT_SEEKING -> NEITHER;
      case STUDYING -> Verdict.STUDYING;
      case UNABLE -> UNABLE;
      case UNKNOWN -> NOT_KNOWN;
    };
  }
}
