package org.outcomeledger.indicators.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.DailyEvents.Day;
import org.outcomeledger.indicators.indicator.TimeToEvent;
import org.outcomeledger.indicators.indicator.TimeToEvent.Cause;

/** Times to events, and their days. */
class TimesToEventTest {
  private static final int SINCE_THE_YEAR_ONE = 700_000;

  private final TimesToEvent times = new TimesToEvent(false);

  private void happened(int day, Cause cause) {
    times.add(new TimeToEvent(day, cause), 0);
  }

  @Test
  void everyDayOnWhichSomethingHappenedIsThereOnceHoweverFarApartTheyAre() {
    happened(SINCE_THE_YEAR_ONE, Cause.CENSORED);
    happened(3, Cause.COMPETING);
    happened(0, Cause.EVENT);
    happened(3, Cause.EVENT);
    happened(3, Cause.EVENT);
    assertThat(times.byDay())
        .isEqualTo(
            new DailyEvents(
                5,
                List.of(
                    new Day(0, 1, 0, 0),
                    new Day(3, 2, 1, 0),
                    new Day(SINCE_THE_YEAR_ONE, 0, 0, 1))));
  }

  @Test
  void oneTimeOfTwoThousandYearsTakesNoMemoryForEachOfTheirDays() {
    happened(SINCE_THE_YEAR_ONE, Cause.EVENT);
    times.byDay();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    DailyEvents days = times.byDay();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    assertThat(days.days()).hasSize(1);
  }
}
