package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Draws, each value as likely as any other. */
final class Draw {
  private static final LocalDate BEGIN = LocalDate.parse("2024-01-01");
  private static final int PARTS = 1_000;

  private Draw() {}

  /**
   * A place within days that are known only later, so that no draw hangs on another and each
   * shrinks by itself.
   */
  record Place(int part) {
    String between(int first, int last) {
      return day(first + (last - first) * part / PARTS);
    }
  }

  static Arbitrary<Place> place() {
    return number(0, PARTS).map(Place::new);
  }

  /** Mostly 0, now and then so many days more. */
  static Arbitrary<Integer> late(int days) {
    return Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, days));
  }

  static Arbitrary<Integer> number(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform());
  }

  /** True once in so many times. */
  static Arbitrary<Boolean> once(int in) {
    return Arbitraries.frequency(Tuple.of(in - 1, false), Tuple.of(1, true));
  }

  static <T> Arbitrary<List<T>> some(int least, int most, Arbitrary<T> of) {
    return of.list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** There, so many times in so many. */
  static <T> Arbitrary<List<T>> maybe(int times, int in, Arbitrary<T> of) {
    return Arbitraries.frequencyOf(
        Tuple.of(in - times, Arbitraries.just(List.of())), Tuple.of(times, of.map(List::of)));
  }

  static <T> Arbitrary<List<T>> together(List<Arbitrary<List<T>>> all) {
    return Combinators.combine(all).as(it -> it.stream().flatMap(List::stream).toList());
  }

  static String day(int day) {
    return BEGIN.plusDays(day).toString();
  }
}
