package org.outcomeledger.recount;

import java.util.List;
import java.util.Optional;

/** What is answered of one group, unrounded. */
public sealed interface RecountFigure {

  /** ENR1 has "a numerator only". */
  record Learners(long numerator) implements RecountFigure {}

  /**
   * "Every value has numerator, denominator, unknown, pending, excluded …, a Wilson 95 % interval,
   * and the bounds that non-response leaves open"; "0/0 has value, interval and bounds null".
   *
   * @param part the window, or the side of a gap; else {@link Finding#WHOLE}
   * @param leftOut those of the unknown who are not in the denominator
   */
  record ShareOfRecords(
      String part,
      long numerator,
      long denominator,
      Optional<Double> value,
      Optional<ConfidenceInterval> interval,
      Optional<NonResponseBounds> bounds,
      long unknown,
      long leftOut,
      long pending,
      long excluded)
      implements RecountFigure {}

  /** "[e/N, (e+unknown)/N], N = everyone in the denominator or unknown". */
  record NonResponseBounds(double low, double high) {}

  /**
   * A median of known values.
   *
   * @param coverage the known out of those who ought to have a value
   */
  record MedianValue(
      ShareOfRecords coverage, Optional<Double> value, Optional<ConfidenceInterval> interval)
      implements RecountFigure {}

  /**
   * SOC1's difference; "each at least 20, else null; parts has both".
   *
   * @param unclassified "those whose target group is unknown"
   */
  record Gap(
      ShareOfRecords first,
      ShareOfRecords second,
      long unclassified,
      Optional<Double> value,
      Optional<ConfidenceInterval> interval,
      Optional<NonResponseBounds> bounds)
      implements RecountFigure {}

  /**
   * Curves, and the strict one's median.
   *
   * @param observed empty where there is only the strict one
   */
  record Curves(
      List<CurveDay> strict,
      List<CurveDay> observed,
      MedianDays median,
      long events,
      long atRisk,
      long excluded)
      implements RecountFigure {}
}
