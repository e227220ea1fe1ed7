package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/** What the records of one group add up to: a kind for each kind of indicator. */
sealed interface Tally
    permits DifferenceTally, IncidenceTally, LearnerTally, QuantityTally, ShareTally, WindowsTally {

  /**
   * Nothing counted yet.
   *
   * @param currency ISO 4217 code of amounts of money
   */
  static Tally of(Question question, Frame frame, String currency) {
    return switch (question.indicator()) {
      case Share share -> new ShareTally(share, frame);
      case SharesByWindow shares -> new WindowsTally(shares, frame, question.window());
      case Difference difference -> new DifferenceTally(difference, frame);
      case Quantity quantity -> new QuantityTally(quantity, frame, currency);
      case Incidence incidence -> new IncidenceTally(incidence, frame);
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

  /** What it comes to, as answered: a row, or one for each window. */
  List<Row> rows(Map<String, String> group);

  /** About how much memory it takes, in bytes. */
  long bytes();
}
