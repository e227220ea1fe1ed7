package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.outcomeledger.indicators.indicator.Bounds;
import org.outcomeledger.indicators.indicator.Counts;
import org.outcomeledger.indicators.statistics.Median;
import org.outcomeledger.indicators.statistics.MedianDay;

/**
 * One group's figures as they are answered; what has no value is null. Members are as the contract
 * orders them; the last ones before {@code suppressed} are there only where an indicator has them.
 *
 * @param window which of several the figures are of
 * @param denominator null for a count, which is out of nothing
 * @param count of a median: how many values are known
 * @param coverage of a median: the known out of those who ought to have a value
 * @param parts the two shares that a difference is of
 * @param suppressed why the figures are hidden: exact figures never are
 */
record Row(
    Map<String, String> group,
    @JsonInclude(Include.NON_NULL) String window,
    Long numerator,
    Long denominator,
    Double value,
    Limits interval,
    Bounds bounds,
    long unknown,
    long pending,
    long excluded,
    @JsonInclude(Include.NON_NULL) Long count,
    @JsonInclude(Include.NON_NULL) Double coverage,
    @JsonInclude(Include.NON_NULL) String currency,
    @JsonInclude(Include.NON_NULL) List<Row> parts,
    String suppressed) {

  static Row ofCount(Map<String, String> group, long learners) {
    return of(group, learners, null, null, null, null, 0, 0, 0);
  }

  static Row ofShare(Map<String, String> group, Counts counts) {
    return of(
        group,
        counts.numerator(),
        counts.denominator(),
        counts.value().orElse(null),
        counts.interval().map(Limits::of).orElse(null),
        counts.bounds().orElse(null),
        counts.unknown(),
        counts.pending(),
        counts.excluded());
  }

  /**
   * A median; null where nothing is known, which is not 0. The known are out of those who ought to
   * have a value, and the unknown are the rest of them.
   */
  static Row ofMedian(
      Map<String, String> group,
      Median median,
      String currency,
      long known,
      long unknown,
      long pending,
      long excluded) {
    return of(
            group,
            known,
            known + unknown,
            median == null ? null : median.value(),
            median == null ? null : median.interval().map(Limits::of).orElse(null),
            null,
            unknown,
            pending,
            excluded)
        .with(known, currency);
  }

  /** The day by which half of those at risk had the event; null where they have not yet. */
  static Row ofMedianDay(
      Map<String, String> group, MedianDay median, long atRisk, long events, long excluded) {
    OptionalInt day = median.value();
    return of(
            group,
            events,
            atRisk,
            day.isPresent() ? (double) day.getAsInt() : null,
            Limits.of(median.interval()),
            null,
            0,
            0,
            excluded)
        .with(atRisk, null);
  }

  /** A difference of two shares, and both of them; null where either is of too few. */
  static Row ofDifference(
      Map<String, String> group, Double value, Limits interval, Bounds bounds, List<Row> parts) {
    return new Row(
        group,
        null,
        null,
        null,
        value,
        interval,
        bounds,
        parts.stream().mapToLong(Row::unknown).sum(),
        parts.stream().mapToLong(Row::pending).sum(),
        parts.stream().mapToLong(Row::excluded).sum(),
        null,
        null,
        null,
        parts,
        null);
  }

  /** The same figures, said to be of this window. */
  Row within(String ofWindow) {
    return new Row(
        group,
        ofWindow,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        count,
        coverage,
        currency,
        parts,
        suppressed);
  }

  private Row with(long known, String ofCurrency) {
    Double covered = denominator == 0 ? null : (double) known / denominator;
    return new Row(
        group,
        window,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        known,
        covered,
        ofCurrency,
        parts,
        suppressed);
  }

  private static Row of(
      Map<String, String> group,
      Long numerator,
      Long denominator,
      Double value,
      Limits interval,
      Bounds bounds,
      long unknown,
      long pending,
      long excluded) {
    return new Row(
        group,
        null,
        numerator,
        denominator,
        value,
        interval,
        bounds,
        unknown,
        pending,
        excluded,
        null,
        null,
        null,
        null,
        null);
  }
}
