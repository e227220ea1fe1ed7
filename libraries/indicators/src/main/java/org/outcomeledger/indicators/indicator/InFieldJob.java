package org.outcomeledger.indicators.indicator;

/** EMP1: the share of those who want a job that have one in their field within 180 days. */
public final class InFieldJob implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      Definition.of("EMP1")
          .name("In-field job within 180 days")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed and want a job began an in-field job within 180 days?")
          .numerator("Records with an EMP1 employment: " + Definition.EMP1_EMPLOYMENT + ".")
          .denominator(
              "Completed records whose completion + 180 days + 30 days is on or before asOf, the unknown"
                  + " among them. Unknown: not in the numerator, and either the situation on completion"
                  + " + 180 days is unknown (neither a further study nor an employment that counts covers"
                  + " it, no survey but unreachable lies within 60 days, and no exclusion that came"
                  + " after completion by then makes the learner unable), or an employment of the window lacks only"
                  + " evidence or is not known to be in field. A job that existed before the training"
                  + " makes nobody employed.")
          .ofJobSeekersWithin180Days()
          .source("CIRR")
          .version("1")
          .build();

  static final Verdict PLACED =
      Verdict.of(
          Standing.NUMERATOR,
          "There is {an EMP1 employment}: {" + Definition.EMP1_EMPLOYMENT + "}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    return Placement.verdict(record, lastDay, Placement.Condition.NONE, PLACED);
  }
}
