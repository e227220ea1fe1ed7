package org.outcomeledger.indicators.indicator;

/** A share of those who completed, judged so many calendar months after the completion. */
interface ShareAtMonths extends ShareOfLeavers {
  int months();

  @Override
  default int lastDay(int completedOn) {
    return Days.plusMonths(completedOn, months());
  }
}
