package org.outcomeledger.impact.metrics;

import java.util.Arrays;
import org.outcomeledger.indicators.indicator.Fate;
import org.outcomeledger.indicators.indicator.Fate.Cause;
import org.outcomeledger.indicators.statistics.IncidenceCurve;

/** The fates of many records, an int for each: the day, and the cause in the last bits. */
final class Fates {
  private static final int CAUSE_BITS = 2;
  private static final int EVENT = 0;
  private static final int COMPETING = 1;
  private static final int CENSORED = 2;

  private int[] fates = new int[0];
  private int size;

  void add(Fate fate) {
    if (size == fates.length) {
      fates = Arrays.copyOf(fates, Math.max(4, size * 2));
    }
    fates[size++] = fate.day() << CAUSE_BITS | code(fate.cause());
  }

  private static int code(Cause cause) {
    return switch (cause) {
      case EVENT -> EVENT;
      case COMPETING -> COMPETING;
      case CENSORED -> CENSORED;
    };
  }

  void add(Fates others) {
    if (size + others.size > fates.length) {
      fates = Arrays.copyOf(fates, Math.max(size + others.size, size * 2));
    }
    System.arraycopy(others.fates, 0, fates, size, others.size);
    size += others.size;
  }

  int size() {
    return size;
  }

  /** How many had the event. */
  int events() {
    int events = 0;
    for (int i = 0; i < size; i++) {
      events += cause(i) == EVENT ? 1 : 0;
    }
    return events;
  }

  private int day(int fate) {
    return fates[fate] >> CAUSE_BITS;
  }

  private int cause(int fate) {
    return fates[fate] & ((1 << CAUSE_BITS) - 1);
  }

  long bytes() {
    return 4L * fates.length;
  }

  /** Of all of them. */
  IncidenceCurve curve() {
    int days = lastDay() + 1;
    long[][] counts = new long[CENSORED + 1][days];
    for (int i = 0; i < size; i++) {
      counts[cause(i)][day(i)]++;
    }
    int[] each = new int[days];
    Arrays.setAll(each, day -> day);
    return IncidenceCurve.of(size, each, counts[EVENT], counts[COMPETING], counts[CENSORED]);
  }

  private int lastDay() {
    int last = -1;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, day(i));
    }
    return last;
  }
}
