package org.outcomeledger.impact.metrics;

import java.util.Map;
import org.outcomeledger.impact.indicator.Bounds;
import org.outcomeledger.impact.indicator.Counts;
import org.outcomeledger.impact.statistics.Interval;

/**
 * One group's figures as they are answered; what has no value is null. Members are as the contract
 * orders them.
 *
 * @param denominator null for a count, which is out of nothing
 * @param suppressed why the figures are hidden: exact figures never are
 */
record Row(
    Map<String, String> group,
    long numerator,
    Long denominator,
    Double value,
    Interval interval,
    Bounds bounds,
    long unknown,
    long pending,
    long excluded,
    String suppressed) {

  static Row ofShare(Map<String, String> group, Counts counts) {
    return new Row(
        group,
        counts.numerator(),
        counts.denominator(),
        counts.value().orElse(null),
        counts.interval().orElse(null),
        counts.bounds().orElse(null),
        counts.unknown(),
        counts.pending(),
        counts.excluded(),
        null);
  }

  static Row ofCount(Map<String, String> group, long learners) {
    return new Row(group, learners, null, null, null, null, 0, 0, 0, null);
  }
}
