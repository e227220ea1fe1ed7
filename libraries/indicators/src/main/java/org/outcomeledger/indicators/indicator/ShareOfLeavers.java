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
  Verdict outcome(LearnerRecord record, int lastDay);

  @Override
  default Reference reference() {
    return Reference.COMPLETION;
  }

  /** Why a record stands nowhere yet that will be asked about. */
  default Verdict pending() {
    return Verdict.PENDING;
  }

  @Override
  default Verdict verdict(LearnerRecord record, Frame frame) {
    if (record.completedOn() == NEVER) {
      return Verdict.OUTSIDE;
    }
    int lastDay = lastDay(record.completedOn());
    boolean mature = Days.mature(lastDay, frame.asOf());
    if (record.isExcluded()) {
      return mature ? Verdict.EXCLUDED : Verdict.OUTSIDE;
    }
    if (isOfJobSeekers() && !record.wantsNewJob()) {
      return mature ? Verdict.OTHER_INTENT : Verdict.OUTSIDE;
    }
    return mature ? outcome(record, lastDay) : pending();
  }
}
