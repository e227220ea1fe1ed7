package org.outcomeledger.indicators.statistics;

import java.util.Random;

/** What became of a cohort day by day, as the curve is given it. */
record Cohort(int[] days, long[] events, long[] competing, long[] censored) {
  static Cohort empty(int lastDay) {
    int[] days = new int[lastDay + 1];
    for (int day = 0; day <= lastDay; day++) {
      days[day] = day;
    }
    return new Cohort(days, new long[days.length], new long[days.length], new long[days.length]);
  }

  /** Some outcomes never happen, many share a day, and cohorts are of one record up to millions. */
  static Cohort random(Random random) {
    Cohort cohort = empty(random.nextInt(120));
    long most = 1L << random.nextInt(17);
    for (long[] counts : new long[][] {cohort.events, cohort.competing, cohort.censored}) {
      double share = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      for (int day = 0; day < counts.length; day++) {
        counts[day] = random.nextDouble() < share ? random.nextLong(most) : 0;
      }
    }
    cohort.censored[random.nextInt(cohort.days.length)]++;
    return cohort;
  }

  long size() {
    long size = 0;
    for (int day = 0; day < days.length; day++) {
      size += events[day] + competing[day] + censored[day];
    }
    return size;
  }

  IncidenceCurve curve() {
    return IncidenceCurve.of(size(), days, events, competing, censored);
  }
}
