package org.outcomeledger.indicators.indicator;

import java.time.LocalDate;

/**
 * Arithmetic on days since 1970-01-01, the cube's dates. Months are calendar months, clamped to the
 * end of a shorter one: 31 August and six months is 28 or 29 February; 180 days is another day.
 */
public final class Days {
  /** Later than any day: what has not happened. */
  public static final int NEVER = Integer.MAX_VALUE;

  /** How long news of an outcome may take, in days, before its absence says anything. */
  static final int REPORTING_LAG = 30;

  private Days() {}

  /** The day as the cube keeps it. */
  public static int of(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** The same day {@code months} calendar months later, or earlier where negative. */
  public static int plusMonths(int day, int months) {
    return of(LocalDate.ofEpochDay(day).plusMonths(months));
  }

  /** The last day on which something was done by so much of the length: start + ⌊x · length⌋. */
  static int byPercent(int start, int lengthDays, int percent) {
    return start + Math.toIntExact((long) lengthDays * percent / 100);
  }

  /** Whether what may happen up to {@code last} can be known by {@code asOf}. */
  static boolean mature(int last, int asOf) {
    return last + REPORTING_LAG <= asOf;
  }
}
