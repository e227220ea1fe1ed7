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
  private final Frame frame;

  /** Of its share, amount or curve; null where learners are counted. */
  private final RecordStanding standing;

  private LearnerRecord seen;
  private int seenLearner;
  private Side side = Side.NONE;

  RecordSizes(Question question, Frame frame, RecordLookups lookups) {
    this.indicator = question.indicator();
    this.frame = frame;
    this.standing =
        switch (indicator) {
          case Share share -> lookups.standing(share, frame);
          case SharesByWindow shares ->
              question
                  .window()
                  .map(it -> lookups.standing(shares.byWindow().get(it), frame))
                  .orElse(null);
          case Difference difference -> lookups.standing(difference.share(), frame);
          case Quantity quantity -> lookups.standing(quantity, frame);
          case Incidence incidence -> lookups.standing(incidence, frame);
          case LearnersEnrolled enrolled -> null;
        };
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
      side = sideOf(record, learner);
      seen = record;
      seenLearner = learner;
    }
    return side;
  }

  private Side sideOf(LearnerRecord record, int learner) {
    return switch (indicator) {
      case Share share -> first(isInDenominator(record, learner));
      case SharesByWindow shares -> first(isInDenominator(record, learner));
      case Difference difference ->
          isInDenominator(record, learner) ? sideOf(difference, record) : Side.NONE;
      case Quantity quantity ->
          first(isInNumerator(record, learner) && !Double.isNaN(quantity.amount(record)));
      case Incidence incidence -> first(isInNumerator(record, learner));
      case LearnersEnrolled enrolled -> first(enrolled.counts(record, frame));
    };
  }

  private static Side first(boolean counts) {
    return counts ? Side.FIRST : Side.NONE;
  }

  private static Side sideOf(Difference difference, LearnerRecord record) {
    return switch (difference.side(record)) {
      case FIRST -> Side.FIRST;
      case SECOND -> Side.SECOND;
      case NEITHER -> Side.NONE;
    };
  }

  private boolean isInNumerator(LearnerRecord record, int learner) {
    return standing.of(record, learner) == Standing.NUMERATOR;
  }

  private boolean isInDenominator(LearnerRecord record, int learner) {
    return switch (standing.of(record, learner)) {
      case NUMERATOR, OTHER, UNKNOWN -> true;
      case UNKNOWN_LEFT_OUT, PENDING, EXCLUDED, OUTSIDE -> false;
    };
  }
}
