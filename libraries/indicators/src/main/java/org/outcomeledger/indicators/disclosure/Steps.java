package org.outcomeledger.indicators.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.KeyedFigure.DayKeys;

/**
 * What happened day by day, told in steps of several days: the days of a step are one, its last,
 * and the first step begins on day 0. Told up to the last step that begins with enough at risk, of
 * the exact as of the rounded.
 */
final class Steps {
  private final DailyEvents exact;
  private final List<DayKeys> keys;
  private final Policy policy;

  /**
   * @param keys of the days, in their order
   */
  Steps(DailyEvents exact, List<DayKeys> keys, Policy policy) {
    this.exact = exact;
    this.keys = keys;
    this.policy = policy;
  }

  /** Of all who had the event. */
  long keyOfEvents() {
    return keys.stream().mapToLong(DayKeys::events).reduce(0, (a, b) -> a ^ b);
  }

  /** Of all who had another, or left the view. */
  long keyOfOthers() {
    return keys.stream().mapToLong(it -> it.competing() ^ it.censored()).reduce(0, (a, b) -> a ^ b);
  }

  /** All that happened in one step. */
  private static final class Step {
    private long events;
    private long competing;
    private long censored;
    private DayKeys keys = new DayKeys(0, 0, 0);

    private void add(DailyEvents.Day day, DayKeys ofDay) {
      events += day.events();
      competing += day.competing();
      censored += day.censored();
      keys =
          new DayKeys(
              keys.events() ^ ofDay.events(),
              keys.competing() ^ ofDay.competing(),
              keys.censored() ^ ofDay.censored());
    }

    /** No more than are left can leave. */
    private DailyEvents.Day rounded(Draws draws, int day, long left) {
      long had = Math.min(left, draws.rounded(events, keys.events()));
      long competed = Math.min(left - had, draws.rounded(competing, keys.competing()));
      long gone = Math.min(left - had - competed, draws.rounded(censored, keys.censored()));
      return new DailyEvents.Day(day, had, competed, gone);
    }
  }

  /**
   * The steps, each of its counts rounded.
   *
   * @param atRisk on day 0, rounded
   */
  DailyEvents rounded(Draws draws, long atRisk) {
    List<DailyEvents.Day> days = exact.days();
    List<DailyEvents.Day> steps = new ArrayList<>();
    long exactlyLeft = exact.atRisk();
    long left = atRisk;
    int next = 0;
    while (next < days.size() && Math.min(left, exactlyLeft) >= policy.least()) {
      int end = end(days.get(next).day());
      Step step = new Step();
      for (; next < days.size() && days.get(next).day() <= end; next++) {
        step.add(days.get(next), keys.get(next));
      }
      DailyEvents.Day rounded = step.rounded(draws, end, left);
      steps.add(rounded);
      left -= rounded.events() + rounded.competing() + rounded.censored();
      exactlyLeft -= step.events + step.competing + step.censored;
    }
    return new DailyEvents(atRisk, steps);
  }

  private int end(int day) {
    return Math.max(1, Math.ceilDiv(day, policy.curveStep())) * policy.curveStep();
  }
}
