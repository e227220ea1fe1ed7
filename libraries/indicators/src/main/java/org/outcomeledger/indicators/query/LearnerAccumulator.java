package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;

/** How many learners there are: one with several records in the group counts once. */
final class LearnerAccumulator implements Accumulator {
  private static final int NOBODY = -1;

  private final LearnersEnrolled enrolled;
  private final Frame frame;
  private int learners;
  private int countedLast = NOBODY;

  LearnerAccumulator(LearnersEnrolled enrolled, Frame frame) {
    this.enrolled = enrolled;
    this.frame = frame;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    if (learner != countedLast && enrolled.counts(record, frame)) {
      learners++;
      countedLast = learner;
    }
  }

  @Override
  public void add(Accumulator other) {
    learners += ((LearnerAccumulator) other).learners;
  }

  @Override
  public NumberFigure figure() {
    return new NumberFigure(learners);
  }

  @Override
  public long bytes() {
    return 32;
  }
}
