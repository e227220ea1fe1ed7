package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

/**
 * A share of those who completed, judged on a day after their completion: who is asked about, and
 * from when on, is the same for all of them, and said here once.
 */
interface ShareOfLeavers extends Share {

  /** Whether only those are asked about who want a new job and may work. */
  default boolean isOfJobSeekers() {
    return false;
  }

  /** The last day of the window: what comes later changes nothing. */
  int lastDay(int completedOn);

  /** Where a record stands that is asked about, and old enough to be judged. */
  Standing outcome(LearnerRecord record, int lastDay);

  @Override
  default int referenceDay(LearnerRecord record) {
    return record.completedOn();
  }

  @Override
  default Standing standing(LearnerRecord record, Frame frame) {
    if (record.completedOn() == NEVER) {
      return Standing.OUTSIDE;
    }
    int lastDay = lastDay(record.completedOn());
    boolean mature = Days.mature(lastDay, frame.asOf());
    if (record.isExcluded() || (isOfJobSeekers() && !record.wantsNewJob())) {
      return mature ? Standing.EXCLUDED : Standing.OUTSIDE;
    }
    return mature ? outcome(record, lastDay) : Standing.PENDING;
  }
}
