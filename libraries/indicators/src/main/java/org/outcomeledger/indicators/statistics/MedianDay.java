package org.outcomeledger.indicators.statistics;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

/**
 * The day by which half of a cohort had the event, read off its curve, with the interval that the
 * curve's own gives when it is inverted (R. Brookmeyer and J. Crowley, A confidence interval for
 * the median survival time, Biometrics 38, 1982).
 *
 * @param value the first day with an incidence of at least 1/2; empty where it is never reached
 * @param interval of that day
 */
public record MedianDay(OptionalInt value, Range interval) {
  private static final double HALF = 0.5;

  /**
   * An interval of days, either end of which may be open.
   *
   * @param method of the curve's interval that was inverted
   * @param level the share of such intervals that hold the true day
   * @param low the first day on which the incidence may be 1/2: its upper limit is; empty where no
   *     day's is
   * @param high the first day on which it must be: its lower limit is; empty where no day's is
   */
  public record Range(String method, double level, OptionalInt low, OptionalInt high) {}

  static MedianDay of(List<Point> points) {
    return new MedianDay(
        first(points, point -> point.incidence() >= HALF),
        new Range(
            "log(-log)",
            Interval.LEVEL,
            first(points, point -> limited(point, it -> it.high() >= HALF)),
            first(points, point -> limited(point, it -> it.low() >= HALF))));
  }

  /** A point without an interval, at 0 or 1, limits nothing. */
  private static boolean limited(Point point, Predicate<Interval> limit) {
    return point.interval().filter(limit).isPresent();
  }

  private static OptionalInt first(List<Point> points, Predicate<Point> reached) {
    return points.stream().filter(reached).mapToInt(Point::day).findFirst();
  }
}
