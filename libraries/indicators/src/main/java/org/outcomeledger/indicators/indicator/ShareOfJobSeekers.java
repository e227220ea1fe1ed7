package org.outcomeledger.indicators.indicator;

/** A share of those who completed and want a new job, judged 180 days after the completion. */
interface ShareOfJobSeekers extends ShareOfLeavers {

  @Override
  default boolean isOfJobSeekers() {
    return true;
  }

  @Override
  default int lastDay(int completedOn) {
    return completedOn + Placement.WINDOW;
  }
}
