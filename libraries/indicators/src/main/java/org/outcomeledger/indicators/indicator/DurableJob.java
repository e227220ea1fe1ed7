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

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int months() {
    return MONTHS;
  }

  @Override
  public Standing outcome(LearnerRecord record, int lastDay) {
    Employments all = record.employments();
    if (all.any(it -> all.covers(it, lastDay) && all.isDurable(it))) {
      return Standing.NUMERATOR;
    }
    return switch (record.situationOn(lastDay)) {
      case UNKNOWN -> Standing.UNKNOWN;
      case EMPLOYED, SELF_EMPLOYED -> all.anyCovers(lastDay) ? Standing.OTHER : Standing.UNKNOWN;
      case SEEKING, NOT_SEEKING, UNABLE, STUDYING -> Standing.OTHER;
    };
  }
}
