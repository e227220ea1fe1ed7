package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.KeyedFigure;
import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/** What the records of one group add up to: a kind for each kind of indicator. */
sealed interface Accumulator
    permits DifferenceAccumulator,
        IncidenceAccumulator,
        JointAccumulator,
        LearnerAccumulator,
        QuantityAccumulator,
        ShareAccumulator,
        SizeAccumulator,
        WindowsAccumulator {

  /**
   * Nothing counted yet.
   *
   * @param currency ISO 4217 code of amounts of money
   * @param keys of the records that it counts
   * @param lookups of the same
   */
  static Accumulator of(
      Question question, Frame frame, String currency, RecordKeys keys, RecordLookups lookups) {
    return switch (question.indicator()) {
      case Share share -> new ShareAccumulator(lookups.standing(share, frame), keys);
      case SharesByWindow shares ->
          new WindowsAccumulator(shares, frame, question.window(), keys, lookups);
      case Difference difference -> new DifferenceAccumulator(difference, frame, keys, lookups);
      case Quantity quantity ->
          new QuantityAccumulator(quantity, lookups.standing(quantity, frame), currency, keys);
      case Incidence incidence -> new IncidenceAccumulator(incidence, frame, keys, lookups);
      case LearnersEnrolled enrolled -> new LearnerAccumulator(enrolled, frame, keys);
    };
  }

  /**
   * Counts one more record of the group.
   *
   * @param learner the number of the learner whose record it is, in the order of the scan
   */
  void count(LearnerRecord record, int learner);

  /** Adds what other learners came to, in the same group of the same question. */
  void add(Accumulator other);

  /** What it comes to. */
  Figure figure();

  /**
   * What it comes to, with the keys of what was counted.
   *
   * @throws IllegalStateException where it was counted without them
   */
  KeyedFigure keyed();

  /** About how much memory it takes, in bytes. */
  long bytes();
}
