package org.outcomeledger.indicators.query;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.indicator.TimeToEvent;
import org.outcomeledger.indicators.indicator.TimeToEvent.Cause;

/** The times to event of many records, an int for each: the day, and the cause in the last bits. */
final class TimesToEvent {
  private static final int CAUSE_BITS = 2;
  private static final int EVENT = 0;
  private static final int COMPETING = 1;
  private static final int CENSORED = 2;

  private int[] times = new int[0];
  private int size;

  void add(TimeToEvent time) {
    if (size == times.length) {
      times = Arrays.copyOf(times, Math.max(4, size * 2));
    }
    times[size++] = time.day() << CAUSE_BITS | code(time.cause());
  }

  private static int code(Cause cause) {
    return switch (cause) {
      case EVENT -> EVENT;
      case COMPETING -> COMPETING;
      case CENSORED -> CENSORED;
    };
  }

  void add(TimesToEvent others) {
    if (size + others.size > times.length) {
      times = Arrays.copyOf(times, Math.max(size + others.size, size * 2));
    }
    System.arraycopy(others.times, 0, times, size, others.size);
    size += others.size;
  }

  private int day(int time) {
    return times[time] >> CAUSE_BITS;
  }

  private int cause(int time) {
    return times[time] & ((1 << CAUSE_BITS) - 1);
  }

  long bytes() {
    return 4L * times.length;
  }

  /** All of them, counted by day. */
  DailyEvents byDay() {
    int[][] counts = new int[CENSORED + 1][lastDay() + 1];
    for (int i = 0; i < size; i++) {
      counts[cause(i)][day(i)]++;
    }
    return new DailyEvents(
        size,
        IntStream.rangeClosed(0, lastDay())
            .mapToObj(
                day ->
                    new DailyEvents.Day(
                        day, counts[EVENT][day], counts[COMPETING][day], counts[CENSORED][day]))
            .filter(it -> it.events() + it.competing() + it.censored() > 0)
            .toList());
  }

  private int lastDay() {
    int last = -1;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, day(i));
    }
    return last;
  }
}
