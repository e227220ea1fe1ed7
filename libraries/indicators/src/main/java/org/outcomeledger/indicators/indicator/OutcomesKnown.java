package org.outcomeledger.indicators.indicator;

import java.util.List;

/** DAT1: the share of those whom EMP1 asks about of whom it is known. */
public final class OutcomesKnown implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      new Definition(
          "DAT1",
          "How much is known",
          List.of(Pillar.values()),
          "Of what share of those whom EMP1 asks about is it known whether they have an in-field job?",
          "Records that are not unknown in EMP1.",
          "The denominator of EMP1.",
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
    return Placement.standing(record, lastDay, Placement.Condition.NONE) == Standing.UNKNOWN
        ? Standing.OTHER
        : Standing.NUMERATOR;
  }
}
