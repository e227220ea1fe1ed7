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

  private static final Verdict KNOWN =
      Verdict.of(Standing.NUMERATOR, "It is one of the records {that are not unknown in EMP1}.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(
          Standing.OTHER,
          "It is unknown in EMP1: only those are counted {that are not unknown in EMP1}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    Verdict placed =
        Placement.verdict(record, lastDay, Placement.Condition.NONE, InFieldJob.PLACED);
    return placed.standing() == Standing.UNKNOWN ? NOT_KNOWN : KNOWN;
  }
}
