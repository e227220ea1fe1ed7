package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;

/** How many learners there are: one with several records in the group counts once. */
final class LearnerTally implements Tally {
  private static final int NOBODY = -1;

  private final LearnersEnrolled enrolled;
  private final Frame frame;
  private int learners;
  private int countedLast = NOBODY;

  LearnerTally(LearnersEnrolled enrolled, Frame frame) {
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
  public void add(Tally other) {
    learners += ((LearnerTally) other).learners;
  }

  @Override
  public List<Row> rows(Map<String, String> group) {
    return List.of(Row.ofCount(group, learners));
  }

  @Override
  public long bytes() {
    return 32;
  }
}
