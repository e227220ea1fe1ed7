package org.outcomeledger.indicators.indicator;

/** EMP5: the share that has a durable job six months after completion. */
public final class DurableJob implements ShareAtMonths {
  private static final int MONTHS = 6;
  private static final Definition DEFINITION =
      Definition.of("EMP5")
          .name("Durable job at 6 months")
          .pillar(Pillar.P2)
          .question("What share of those who completed has a durable job six months later?")
          .numerator(
              "Records with an employment that covers that day and is permanent, in public service or of a"
                  + " founder, or fixed-term or temporary-agency with 6 months or more expected (none"
                  + " stated: not durable).")
          .denominator(
              "Completed records whose completion + 6 months + 30 days is on or before asOf, the unknown"
                  + " among them: not in the numerator, and either the situation that day is unknown or"
                  + " a survey alone says employed, and not in what contract. "
                  + Definition.SITUATION)
          .exclusions(
              Definition.EXCLUDED
                  + " "
                  + Definition.REFUNDS
                  + " Who studies stays in, and counts with the durable job that goes on. Who is unable"
                  + " stays in, too, and is employed in no job from then on.")
          .window("6 " + Definition.AT_MONTHS)
          .source("France Travail")
          .version("1")
          .build();

  private static final Verdict DURABLE =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {an employment that covers that day and is permanent, in public service or of a"
              + " founder, or fixed-term or temporary-agency with 6 months or more expected}.");

  private static final Verdict NOT_DURABLE =
      Verdict.of(
          Standing.OTHER,
          "It is {not in the numerator}, and what the learner does that day is known.");

  private static final Verdict SITUATION_UNKNOWN =
      Verdict.of(
          Standing.UNKNOWN,
          "It is {not in the numerator}, and {the situation that day is unknown}.");

  private static final Verdict SURVEYED =
      Verdict.of(
          Standing.UNKNOWN,
          "It is {not in the numerator}, and {a survey alone says employed, and not in what"
              + " contract}.");

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
    Employments all = record.employments();
    if (all.any(it -> all.covers(it, lastDay) && all.isDurable(it))) {
      return DURABLE;
    }
    return switch (record.situationOn(lastDay)) {
      case UNKNOWN -> SITUATION_UNKNOWN;
      case EMPLOYED, SELF_EMPLOYED -> all.anyCovers(lastDay) ? NOT_DURABLE : SURVEYED;
      case SEEKING, NOT_SEEKING, UNABLE, STUDYING -> NOT_DURABLE;
    };
  }
}
