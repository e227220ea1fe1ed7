package org.outcomeledger.indicators.statistics;

import java.util.Optional;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

/**
 * The running sums of a curve, carried from one day to the next.
 *
 * <p>With d events of interest, e competing ones and n at risk on day i, S the survival, F and C
 * the incidences of the two, the variance of F on day t is the sum over i of
 *
 * <pre>
 *   S(i-1)² d e / n³  +  d (S(t) + C(t) - C(i))² / (n (n-d-e))  +  e (F(t) - F(i))² / (n (n-d-e))
 * </pre>
 *
 * which is Marubini and Valsecchi's sum of three (Analysing Survival Data from Clinical Trials and
 * Observational Studies, 1995), with the variance of each day's three outcomes written by their
 * differences, so that nothing is subtracted that could cancel out. Without competing events it is
 * Greenwood's. A day on which all at risk had an event adds its first term only: nothing varies
 * after it.
 *
 * <p>Incidence and survival are fractions of counts, and come out as the doubles nearest to them: a
 * half is 0.5, whatever days it is the sum of.
 */
final class AalenJohansen {
  private long atRisk;
  private DoubleDouble survival = DoubleDouble.ONE;
  private DoubleDouble incidence = DoubleDouble.ZERO;
  private double withinDays;
  private final Growth competingSinceEvents = new Growth();
  private final Growth incidenceSinceCompeting = new Growth();

  AalenJohansen(long atRisk) {
    this.atRisk = atRisk;
  }

  /** Those censored on the day were at risk on it: they leave after its events. */
  Point next(int day, long events, long competing, long censored) {
    long staying = atRisk - events - competing;
    if (staying < censored) {
      throw new IllegalArgumentException("More leave the curve than there are at risk");
    }
    add(events, competing, staying);
    Point point = point(day, events, competing, censored);
    atRisk = staying - censored;
    return point;
  }

  private void add(long events, long competing, long staying) {
    double n = atRisk;
    DoubleDouble rise = survival.times(events).dividedBy(atRisk);
    double risen = rise.nearest();
    double competingRisen = survival.times(competing).dividedBy(atRisk).nearest();
    incidence = incidence.plus(rise);
    survival = survival.times(staying).dividedBy(atRisk);
    withinDays += risen * competingRisen / n;
    competingSinceEvents.grow(competingRisen);
    incidenceSinceCompeting.grow(risen);
    if (staying > 0) {
      competingSinceEvents.join(events / (n * staying));
      incidenceSinceCompeting.join(competing / (n * staying));
    }
  }

  private Point point(int day, long events, long competing, long censored) {
    double share = incidence.nearest();
    double standardError = Math.sqrt(variance());
    Optional<Interval> interval =
        share == 0 || share == 1
            ? Optional.empty()
            : Optional.of(Interval.logLog(share, standardError));
    return new Point(
        day,
        atRisk,
        events,
        competing,
        censored,
        share,
        survival.nearest(),
        standardError,
        interval);
  }

  private double variance() {
    return withinDays
        + competingSinceEvents.squaresFrom(survival.nearest())
        + incidenceSinceCompeting.squaresFrom(0);
  }

  /** Weights, and the sums of each times the growth of a curve since it joined, and its square. */
  private static final class Growth {
    private double weights;
    private double products;
    private double squares;

    void grow(double by) {
      squares += by * (2 * products + by * weights);
      products += by * weights;
    }

    void join(double weight) {
      weights += weight;
    }

    /** The sum of each weight times the square of {@code start} and the growth together. */
    double squaresFrom(double start) {
      return start * (start * weights + 2 * products) + squares;
    }
  }
}
