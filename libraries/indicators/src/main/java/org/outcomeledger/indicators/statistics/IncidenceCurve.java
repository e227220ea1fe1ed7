package org.outcomeledger.indicators.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the share of a cohort that had an event grows with the days since day 0, where some leave the
 * view before it and a competing event makes it impossible: Aalen and Johansen's estimate (An
 * empirical transition matrix for non-homogeneous Markov chains based on censored observations,
 * Scandinavian Journal of Statistics 5, 1978). Nothing is said beyond the last point. The work
 * grows with the number of days, not with their square.
 *
 * @param atRisk the cohort on day 0, before anything happened
 * @param points by day; one for every day on which someone had an event or left the view
 */
public record IncidenceCurve(long atRisk, List<Point> points) {

  public IncidenceCurve {
    points = List.copyOf(points);
  }

  /**
   * What is known of one day, at its end.
   *
   * @param day since day 0
   * @param atRisk under view at the day's beginning, without either event so far
   * @param events who had the event of interest that day
   * @param competing who had a competing event that day
   * @param censored who left the view that day, after its events
   * @param incidence the estimated share with the event of interest by the end of the day, 0 to 1:
   *     the double nearest to the fraction
   * @param survival the estimated share with neither event by then (Kaplan and Meier, all causes),
   *     as near
   * @param standardError of {@code incidence}
   * @param interval of {@code incidence}, symmetric on the scale of log(-log); empty where the
   *     incidence is 0 or 1
   */
  public record Point(
      int day,
      long atRisk,
      long events,
      long competing,
      long censored,
      double incidence,
      double survival,
      double standardError,
      Optional<Interval> interval) {}

  /**
   * The curve of a cohort of which each had at most one of the two events, or left the view, on one
   * of the days. The arrays are parallel, an element for a day; days on which nothing happened may
   * be among them. Whoever is in none of the counts stays at risk beyond the last day.
   *
   * @param atRisk the cohort on day 0
   * @param days from 0, ascending, none twice
   * @param events of interest on each of the days
   * @param competing events on each of the days
   * @param censored who left the view on each of the days; those with an event that day not among
   *     them
   * @throws IllegalArgumentException for arrays of several lengths, days out of order, negative
   *     counts, or counts of more than the cohort
   */
  public static IncidenceCurve of(
      long atRisk, int[] days, long[] events, long[] competing, long[] censored) {
    requireParallel(days.length, events.length, competing.length, censored.length);
    AalenJohansen estimate = new AalenJohansen(atRisk);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      requireAscending(i == 0 ? -1 : days[i - 1], days[i]);
      requireCounts(events[i], competing[i], censored[i]);
      if (events[i] + competing[i] + censored[i] > 0) {
        points.add(estimate.next(days[i], events[i], competing[i], censored[i]));
      }
    }
    return new IncidenceCurve(atRisk, points);
  }

  /** When half of the cohort had the event. */
  public MedianDay median() {
    return MedianDay.of(points);
  }

  private static void requireParallel(int days, int... counts) {
    for (int length : counts) {
      require(length == days, "Every day needs its three counts");
    }
  }

  private static void requireAscending(int before, int day) {
    require(before < day, "Days begin at 0 and ascend, none twice");
  }

  private static void requireCounts(long... counts) {
    for (long count : counts) {
      require(count >= 0, "Nobody can be counted less than 0 times");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
