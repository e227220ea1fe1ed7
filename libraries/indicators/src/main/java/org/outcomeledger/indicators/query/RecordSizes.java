package org.outcomeledger.indicators.query;

import org.outcomeledger.indicators.indicator.Difference;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Quantity;
import org.outcomeledger.indicators.indicator.Share;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.indicator.Standing;

/**
 * Whether an indicator's figure is out of a record, and on which side: it is in a share's
 * denominator, has a known amount, is at risk, or makes its learner count. Looked up once for each
 * record, however many groups it is in. For one thread.
 */
final class RecordSizes {
  /** Which of the sides of a difference; everything else has only the first. */
  enum Side {
    NONE,
    FIRST,
    SECOND
  }

  private final Indicator indicator;
  private final Share ofWindow;
  private final Frame frame;

  private LearnerRecord seen;
  private int seenLearner;
  private Side side = Side.NONE;

  RecordSizes(Question question, Frame frame) {
    this.indicator = question.indicator();
    this.frame = frame;
    this.ofWindow =
        indicator instanceof SharesByWindow shares
            ? question.window().map(shares.byWindow()::get).orElse(null)
            : null;
  }

  boolean areOfLearners() {
    return indicator instanceof LearnersEnrolled;
  }

  boolean haveTwoSides() {
    return indicator instanceof Difference;
  }

  /**
   * The side of a record.
   *
   * @param learner the number of the learner whose record it is, in the order of the scan
   */
  Side side(LearnerRecord record, int learner) {
    if (!record.equals(seen) || learner != seenLearner) {
      side = side(record);
      seen = record;
      seenLearner = learner;
    }
    return side;
  }

  private Side side(LearnerRecord record) {
    return switch (indicator) {
      case Share share -> first(isInDenominator(share, record));
      case SharesByWindow shares -> first(isInDenominator(ofWindow, record));
      case Difference difference -> sideOf(difference, record);
      case Quantity quantity ->
          first(
              quantity.standing(record, frame) == Standing.NUMERATOR
                  && !Double.isNaN(quantity.amount(record)));
      case Incidence incidence -> first(incidence.standing(record, frame) == Standing.NUMERATOR);
      case LearnersEnrolled enrolled -> first(enrolled.counts(record, frame));
    };
  }

  private static Side first(boolean counts) {
    return counts ? Side.FIRST : Side.NONE;
  }

  private Side sideOf(Difference difference, LearnerRecord record) {
    if (!isInDenominator(difference.share(), record)) {
      return Side.NONE;
    }
    return switch (difference.side(record)) {
      case FIRST -> Side.FIRST;
      case SECOND -> Side.SECOND;
      case NEITHER -> Side.NONE;
    };
  }

  private boolean isInDenominator(Share share, LearnerRecord record) {
    return switch (share.standing(record, frame)) {
      case NUMERATOR, OTHER, UNKNOWN -> true;
      case UNKNOWN_LEFT_OUT, PENDING, EXCLUDED, OUTSIDE -> false;
    };
  }
}
