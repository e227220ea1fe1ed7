package org.outcomeledger.indicators.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.KeyedFigure.DayKeys;
import org.outcomeledger.indicators.indicator.TimeToEvent;
import org.outcomeledger.indicators.indicator.TimeToEvent.Cause;

/**
 * The times to event of many records, an int for each: the day, and the cause in the last bits; and
 * their keys, where those are wanted.
 */
final class TimesToEvent {
  private static final int CAUSE_BITS = 2;
  private static final int CAUSES = (1 << CAUSE_BITS) - 1;
  private static final int EVENT = 0;
  private static final int COMPETING = 1;
  private static final int CENSORED = 2;

  /** With more days than that for each time they are sorted, not counted day by day. */
  private static final int MOST_DAYS_OF_ONE = 4;

  private final boolean keyed;
  private int[] times = new int[0];
  private long[] keys = new long[0];
  private int size;

  TimesToEvent(boolean keyed) {
    this.keyed = keyed;
  }

  void add(TimeToEvent time, long key) {
    ensureRoom(size + 1);
    if (keyed) {
      keys[size] = key;
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
    ensureRoom(size + others.size);
    System.arraycopy(others.times, 0, times, size, others.size);
    if (keyed) {
      System.arraycopy(others.keys, 0, keys, size, others.size);
    }
    size += others.size;
  }

  private void ensureRoom(int needed) {
    if (needed > times.length) {
      int room = Math.max(Math.max(4, needed), size * 2);
      times = Arrays.copyOf(times, room);
      keys = keyed ? Arrays.copyOf(keys, room) : keys;
    }
  }

  private int day(int time) {
    return times[time] >> CAUSE_BITS;
  }

  private int cause(int time) {
    return times[time] & CAUSES;
  }

  long bytes() {
    return 4L * times.length + 8L * keys.length;
  }

  /** All of them, counted by day. */
  DailyEvents byDay() {
    return new DailyEvents(
        size, lastDay() > MOST_DAYS_OF_ONE * (long) size ? bySorting() : byCounting());
  }

  /** The days of few times far apart: a place for every day would take more than they do. */
  private List<DailyEvents.Day> bySorting() {
    int[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    List<DailyEvents.Day> days = new ArrayList<>();
    int at = 0;
    while (at < size) {
      int day = sorted[at] >> CAUSE_BITS;
      int[] counts = new int[CENSORED + 1];
      while (at < size && sorted[at] >> CAUSE_BITS == day) {
        counts[sorted[at++] & CAUSES]++;
      }
      days.add(new DailyEvents.Day(day, counts[EVENT], counts[COMPETING], counts[CENSORED]));
    }
    return days;
  }

  private List<DailyEvents.Day> byCounting() {
    int[][] counts = new int[CENSORED + 1][lastDay() + 1];
    for (int i = 0; i < size; i++) {
      counts[cause(i)][day(i)]++;
    }
    return IntStream.rangeClosed(0, lastDay())
        .mapToObj(
            day ->
                new DailyEvents.Day(
                    day, counts[EVENT][day], counts[COMPETING][day], counts[CENSORED][day]))
        .filter(it -> it.events() + it.competing() + it.censored() > 0)
        .toList();
  }

  /**
   * The keys of what is counted by day, in the same order.
   *
   * @throws IllegalStateException where they were not wanted
   */
  List<DayKeys> keysByDay() {
    if (!keyed) {
      throw new IllegalStateException("This was counted without keys");
    }
    long[][] byDay = new long[CENSORED + 1][lastDay() + 1];
    for (int i = 0; i < size; i++) {
      byDay[cause(i)][day(i)] ^= keys[i];
    }
    return byDay().days().stream()
        .map(DailyEvents.Day::day)
        .map(day -> new DayKeys(byDay[EVENT][day], byDay[COMPETING][day], byDay[CENSORED][day]))
        .toList();
  }

  private int lastDay() {
    int last = -1;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, day(i));
    }
    return last;
  }
}
