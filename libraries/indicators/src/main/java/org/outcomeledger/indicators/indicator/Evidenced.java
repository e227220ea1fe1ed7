package org.outcomeledger.indicators.indicator;

import java.util.List;
import org.outcomeledger.event.InField;

/** DAT2: the share of reported in-field jobs for which there is evidence. */
public final class Evidenced implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      new Definition(
          "DAT2",
          "How much is evidenced",
          List.of(Pillar.values()),
          "What share of the records with an in-field job within 180 days has evidence of one?",
          "Records with an EMP1 employment: " + Definition.EMP1_EMPLOYMENT + ".",
          "Records with one, evidence aside.",
          Definition.OTHER_INTENT + " " + Definition.EXCLUDED + " " + Definition.REFUNDS,
          Definition.WITHIN_180_DAYS,
          "CIRR",
          "1");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Standing outcome(LearnerRecord record, int lastDay) {
    Employments all = record.employments();
    if (all.any(it -> Placement.isOne(all, it, lastDay))) {
      return Standing.NUMERATOR;
    }
    return all.any(it -> all.countsBy(it, lastDay) && all.inField(it) == InField.YES)
        ? Standing.OTHER
        : Standing.OUTSIDE;
  }
}
