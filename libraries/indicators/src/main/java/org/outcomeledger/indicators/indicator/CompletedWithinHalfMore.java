package org.outcomeledger.indicators.indicator;

import java.util.List;

/** COM2: the share completed within 150 % of the published length. */
public final class CompletedWithinHalfMore implements Share {
  private static final int HALF_MORE = 150;
  private static final Definition DEFINITION =
      new Definition(
          "COM2",
          "Completed within 150 %",
          List.of(Pillar.P1),
          "What share of records was completed within one and a half times the published length?",
          "Records completed on or before start + 150 % of the published length, in whole days,"
              + " rounded down. "
              + Definition.REVOKED,
          "All records whose start + 150 % of the length + 30 days is on or before asOf.",
          Definition.EXCLUDED + " " + Definition.REFUNDS + " Who withdrew stays in.",
          "150 % of the published length, and 30 days for the news; pending until then, also where"
              + " already completed. Never shown instead of COM1.",
          "CIRR",
          "1");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Standing standing(LearnerRecord record, Frame frame) {
    return CompletedOnTime.completedBy(record, HALF_MORE, frame.asOf());
  }
}
