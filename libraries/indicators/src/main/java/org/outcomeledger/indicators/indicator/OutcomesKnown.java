package org.outcomeledger.indicators.indicator;

/** DAT1: the share of those whom EMP1 asks about of whom it is known. */
public final class OutcomesKnown implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      Definition.of("DAT1")
          .name("How much is known")
          .pillar(Pillar.values())
          .question(
              "Of what share of those whom EMP1 asks about is it known whether they have an in-field job?")
          .numerator("Records that are not unknown in EMP1.")
          .denominator("The denominator of EMP1.")
          .ofJobSeekersWithin180Days()
          .source("CIRR")
          .version("1")
          .build();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Standing outcome(LearnerRecord record, int lastDay) {
    return Placement.standing(record, lastDay, Placement.Condition.NONE) == Standing.UNKNOWN
        ? Standing.OTHER
        : Standing.NUMERATOR;
  }
}
