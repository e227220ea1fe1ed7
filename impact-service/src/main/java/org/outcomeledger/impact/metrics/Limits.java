package org.outcomeledger.impact.metrics;

import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.statistics.Interval;
import org.outcomeledger.indicators.statistics.MedianDay;

/** A confidence interval as it is answered; an end that is not reached is null. */
public record Limits(
    String method,
    double level,
    @Schema(nullable = true) Double low,
    @Schema(nullable = true) Double high) {

  static Limits of(Interval it) {
    return new Limits(it.method(), it.level(), it.low(), it.high());
  }

  /** Null where neither end is reached. */
  static Limits of(MedianDay.Range it) {
    return it.low().isEmpty() && it.high().isEmpty()
        ? null
        : new Limits(it.method(), it.level(), end(it.low()), end(it.high()));
  }

  private static Double end(OptionalInt day) {
    return day.isPresent() ? (double) day.getAsInt() : null;
  }
}
