package org.outcomeledger.recount;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The day by which half have had the event: "the first day F ≥ ½, else null; interval by inverting
 * the curve's": from the first day on which F may be ½ to the first on which it must be.
 *
 * @param low empty where no day's upper limit is ½
 * @param high empty where no day's lower limit is ½
 */
public record MedianDays(Optional<Long> day, Optional<Long> low, Optional<Long> high) {
  private static final double HALF = 0.5;

  static MedianDays of(List<CurveDay> curve) {
    return new MedianDays(
        first(curve, it -> it.incidence() >= HALF),
        first(curve, it -> it.interval().filter(limit -> limit.high() >= HALF).isPresent()),
        first(curve, it -> it.interval().filter(limit -> limit.low() >= HALF).isPresent()));
  }

  private static Optional<Long> first(List<CurveDay> curve, Predicate<CurveDay> reached) {
    return curve.stream().filter(reached).map(CurveDay::day).findFirst();
  }
}
