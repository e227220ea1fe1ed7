package org.outcomeledger.impact.metrics;

import java.util.Map;
import org.outcomeledger.impact.indicator.Frame;
import org.outcomeledger.impact.indicator.Indicator;
import org.outcomeledger.impact.indicator.LearnerRecord;
import org.outcomeledger.impact.indicator.LearnersEnrolled;
import org.outcomeledger.impact.indicator.Share;

/** What the records of one group add up to: a kind for each kind of indicator. */
sealed interface Tally permits LearnerTally, ShareTally {

  /** Nothing counted yet. */
  static Tally of(Indicator indicator, Frame frame) {
    return switch (indicator) {
      case Share share -> new ShareTally(share, frame);
      case LearnersEnrolled enrolled -> new LearnerTally(enrolled, frame);
    };
  }

  /**
   * Counts one more record of the group.
   *
   * @param learner the number of the learner whose record it is, in the order of the scan
   */
  void count(LearnerRecord record, int learner);

  /** Adds what other learners came to, in the same group of the same question. */
  void add(Tally other);

  /** What it comes to, as answered. */
  Row row(Map<String, String> group);

  /** About how much memory it takes, in bytes. */
  long bytes();
}
