package org.outcomeledger.indicators.indicator;

/** EMP7: the share that is employed or goes on studying six months after completion. */
public final class FavourableOutcome implements ShareAtMonths {
  private static final int MONTHS = 6;
  private static final Definition DEFINITION =
      Definition.of("EMP7")
          .name("Favourable outcome")
          .pillar(Pillar.P2)
          .question("What share of those who completed is employed or studying six months later?")
          .numerator(
              "Records whose situation that day is employed, self-employed or studying, surveyed or"
                  + " recorded.")
          .denominator(
              "Completed records whose completion + 6 months + 30 days is on or before asOf, those whose"
                  + " situation is unknown among them. "
                  + Definition.SITUATION)
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window("6 " + Definition.AT_MONTHS + " Never shown instead of EMP3 or EMP6.")
          .source("Orion, devenir favorable")
          .version("1")
          .build();

  private static final Verdict FAVOURABLE =
      Verdict.of(
          Standing.NUMERATOR,
          "Its {situation that day is employed, self-employed or studying, surveyed or recorded}.");

  private static final Verdict OTHER =
      Verdict.of(
          Standing.OTHER,
          "Its situation that day is known, and not {employed, self-employed or studying}.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(Standing.UNKNOWN, "It is among {those whose situation is unknown}.");

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
      case EMPLOYED, SELF_EMPLOYED, STUDYING -> FAVOURABLE;
      case SEEKING, NOT_SEEKING, UNABLE -> OTHER;
      case UNKNOWN -> NOT_KNOWN;
    };
  }
}
