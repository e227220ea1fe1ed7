package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.KeyedFigure.KeyedNumber;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;

/** How many learners there are: one with several records in the group counts once. */
final class LearnerAccumulator implements Accumulator {
  private static final int NOBODY = -1;

  private final LearnersEnrolled enrolled;
  private final Frame frame;
  private final RecordKeys keys;
  private int learners;
  private long key;
  private int countedLast = NOBODY;

  LearnerAccumulator(LearnersEnrolled enrolled, Frame frame, RecordKeys keys) {
    this.enrolled = enrolled;
    this.frame = frame;
    this.keys = keys;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    if (learner != countedLast && enrolled.counts(record, frame)) {
      learners++;
      countedLast = learner;
      if (keys.isWanted()) {
        key ^= keys.ofLearner(record);
      }
    }
  }

  @Override
  public void add(Accumulator other) {
    learners += ((LearnerAccumulator) other).learners;
    key ^= ((LearnerAccumulator) other).key;
  }

  @Override
  public NumberFigure figure() {
    return new NumberFigure(learners);
  }

  @Override
  public KeyedNumber keyed() {
    if (!keys.isWanted()) {
      throw new IllegalStateException("This was counted without keys");
    }
    return new KeyedNumber(figure(), key);
  }

  @Override
  public long bytes() {
    return 48;
  }
}
