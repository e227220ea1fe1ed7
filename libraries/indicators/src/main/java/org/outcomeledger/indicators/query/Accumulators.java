package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.query.Question.Counting;

/** Makes the accumulators of one question, one for each group. For one thread. */
final class Accumulators {
  private final Question question;
  private final Frame frame;
  private final String currency;
  private final RecordLookups lookups;
  private final RecordKeys keys;
  private final RecordSizes sizes;

  /**
   * Accumulators that count.
   *
   * @param currency ISO 4217 code of amounts of money
   * @param lookups of the records that they count
   */
  Accumulators(Question question, String currency, RecordLookups lookups) {
    this.question = question;
    this.frame = question.frame();
    this.currency = currency;
    this.lookups = lookups;
    this.keys = question.counting() == Counting.KEYED ? lookups.keys() : RecordKeys.NONE;
    this.sizes = new RecordSizes(question, frame, lookups);
  }

  /** Accumulators that only add up what others counted. */
  static Accumulators ofSums(Question question, String currency) {
    return new Accumulators(question, currency, new RecordLookups(new Dictionary()));
  }

  /** Nothing counted yet. */
  Accumulator none() {
    return question.counting() == Counting.SIZES
        ? new SizeAccumulator(sizes)
        : Accumulator.of(question, frame, currency, keys, lookups);
  }
}
