package org.outcomeledger.indicators.indicator;

/** ENR1: how many learners there are. It counts learners, every other indicator records. */
public final class LearnersEnrolled implements Indicator {
  private static final Definition DEFINITION =
      Definition.of("ENR1")
          .name("Learners enrolled")
          .pillar(Pillar.P1)
          .question("How many learners are enrolled?")
          .numerator(
              "Learners with a record that runs on asOf: started, and on that day neither withdrawn,"
                  + " completed, excluded, suspended, nor past 150 % of its published length. A record"
                  + " is suspended if all its enrollments are that go on.")
          .denominator(
              "None: it is a count. A learner with records in several groups is counted in each, so"
                  + " groups may add up to more than the total.")
          .exclusions(Definition.EXCLUDED + " " + Definition.REFUNDS)
          .window("On asOf; from and to bound the start.")
          .source("IRIS+ PI2389")
          .version("1")
          .build();

  private static final Verdict RUNS =
      Verdict.of(
          Standing.NUMERATOR,
          "It was {started, and on that day neither withdrawn, completed, excluded, suspended, nor"
              + " past 150 % of its published length}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  /** Where a record stands of which its learner needs one. */
  public Verdict verdict(LearnerRecord record, Frame frame) {
    return counts(record, frame) ? RUNS : Verdict.OUTSIDE;
  }

  /** Whether this record makes its learner count. */
  public boolean counts(LearnerRecord record, Frame frame) {
    return record.runningOn(frame.asOf()) && !record.suspendedOn(frame.asOf());
  }
}
