package org.outcomeledger.indicators.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Indicator;
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
 */
public record Question(
    Indicator indicator,
    Optional<String> window,
    Span span,
    List<Dimension> by,
    Map<Dimension, Set<String>> where,
    Optional<String> platform) {

  public Question {
    by = List.copyOf(by);
    where = Map.copyOf(where);
  }

  /** What its dates mean to its indicator. */
  public Frame frame() {
    return indicator.frame(span);
  }
}
