package org.outcomeledger.indicators.figure;

import java.util.List;
import org.outcomeledger.indicators.statistics.IncidenceCurve;

/**
 * What happened to those at risk, day by day.
 *
 * @param atRisk on day 0
 * @param days those on which something happened, from the first to the last
 */
public record DailyEvents(long atRisk, List<Day> days) {
  public DailyEvents {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param day since day 0
   * @param events who had the event that is asked about
   * @param competing who had another, after which it is not awaited any more
   * @param censored who was not followed any longer
   */
  public record Day(int day, long events, long competing, long censored) {}

  /** How many had the event. */
  public long events() {
    return days.stream().mapToLong(Day::events).sum();
  }

  /** The curve that this makes. */
  public IncidenceCurve curve() {
    return IncidenceCurve.of(
        atRisk,
        days.stream().mapToInt(Day::day).toArray(),
        days.stream().mapToLong(Day::events).toArray(),
        days.stream().mapToLong(Day::competing).toArray(),
        days.stream().mapToLong(Day::censored).toArray());
  }
}
