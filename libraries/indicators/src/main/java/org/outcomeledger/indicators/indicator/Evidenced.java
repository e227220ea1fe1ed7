package org.outcomeledger.indicators.indicator;

import org.outcomeledger.event.InField;

/** DAT2: the share of reported in-field jobs for which there is evidence. */
public final class Evidenced implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      Definition.of("DAT2")
          .name("How much is evidenced")
          .pillar(Pillar.values())
          .question(
              "What share of the records with an in-field job within 180 days has evidence of one?")
          .numerator("Records with an EMP1 employment: " + Definition.EMP1_EMPLOYMENT + ".")
          .denominator("Records with one, evidence aside.")
          .ofJobSeekersWithin180Days()
          .source("CIRR")
          .version("1")
          .build();

  private static final Verdict WITHOUT =
      Verdict.of(Standing.OTHER, "There is {one, evidence aside}, and none with evidence.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    Employments all = record.employments();
    if (all.any(it -> Placement.isOne(all, it, lastDay))) {
      return InFieldJob.PLACED;
    }
    return all.any(it -> all.countsBy(it, lastDay) && all.inField(it) == InField.YES)
        ? WITHOUT
        : Verdict.OUTSIDE;
  }
}
