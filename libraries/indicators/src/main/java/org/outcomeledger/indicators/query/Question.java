package org.outcomeledger.indicators.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Span;

/**
 * What is asked for.
 *
 * @param indicator which figure
 * @param window which of its windows; all of them where empty
 * @param span of what time
 * @param by in which groups
 * @param where of which records: one of the values, in each of the dimensions
 * @param platform of which platform's learners, where the caller may not see all
 * @param counting how much of it is counted
 */
public record Question(
    Indicator indicator,
    Optional<String> window,
    Span span,
    List<Dimension> by,
    Map<Dimension, Set<String>> where,
    Optional<String> platform,
    Counting counting) {

  /** What counting has to come to. */
  public enum Counting {
    /** Figures, as exact as they are. */
    FIGURES,
    /** The same, and with each count the XOR of the keys of the records that were counted. */
    KEYED,
    /**
     * How many records the figure of each cell is out of: in each group as a whole, and in each
     * year, quarter and month of its cohorts.
     */
    SIZES
  }

  public Question {
    by = List.copyOf(by);
    where = Map.copyOf(where);
  }

  /** A question that is answered exactly. */
  public Question(
      Indicator indicator,
      Optional<String> window,
      Span span,
      List<Dimension> by,
      Map<Dimension, Set<String>> where,
      Optional<String> platform) {
    this(indicator, window, span, by, where, platform, Counting.FIGURES);
  }

  /** The same, counted so. */
  public Question counting(Counting other) {
    return new Question(indicator, window, span, by, where, platform, other);
  }

  /**
   * Whether the size of a cell is the sum of those of its months: a record is in one of them, a
   * learner may be in several.
   */
  boolean sizesAddUp() {
    return !(indicator instanceof LearnersEnrolled);
  }

  /** What its dates mean to its indicator. */
  public Frame frame() {
    return indicator.frame(span);
  }
}
