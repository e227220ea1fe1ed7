package org.outcomeledger.indicators.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.DifferenceFigure;
import org.outcomeledger.indicators.figure.DisclosedIncidenceFigure;
import org.outcomeledger.indicators.figure.DisclosedMedianFigure;
import org.outcomeledger.indicators.figure.DisclosedWindowsFigure;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.KeyedFigure;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedDifference;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedIncidence;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedNumber;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedQuantity;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedShare;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedWindows;
import org.outcomeledger.indicators.figure.KeyedFigure.ShareKeys;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.figure.QuantityFigure;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.statistics.Interval;
import org.outcomeledger.indicators.statistics.Median;
import org.outcomeledger.indicators.statistics.MedianDay;

/**
 * Takes an exact figure and returns the one that is told: hidden, rounded, or in words. Every count
 * is rounded for itself, the denominator is the sum of numerator and rest, and shares, intervals
 * and bounds are made of these. For one thread.
 */
final class Rounding {
  private final Policy policy;
  private final Draws draws;
  private final Figure hidden = WithheldFigure.hidden(Policy.HIDDEN);

  Rounding(Policy policy, Draws draws) {
    this.policy = policy;
    this.draws = draws;
  }

  /**
   * What is told.
   *
   * @param isVisible whether the figure's cell is, in the table of a window
   */
  Figure disclosed(KeyedFigure exact, Predicate<String> isVisible) {
    if (exact instanceof KeyedWindows windows) {
      Map<String, Figure> byWindow = new LinkedHashMap<>();
      windows
          .byWindow()
          .forEach((name, it) -> byWindow.put(name, isVisible.test(name) ? rounded(it) : hidden));
      return new DisclosedWindowsFigure(byWindow);
    }
    return isVisible.test(CellTables.ONLY) ? rounded(exact) : hidden;
  }

  private Figure rounded(KeyedFigure exact) {
    return switch (exact) {
      case KeyedNumber it -> new NumberFigure(draws.rounded(it.exact().number(), it.key()));
      case KeyedShare it -> share(it);
      case KeyedDifference it -> difference(it);
      case KeyedQuantity it -> median(it);
      case KeyedIncidence it -> incidence(it);
      case KeyedWindows it -> throw new IllegalArgumentException("Windows are told one by one");
    };
  }

  private Figure share(KeyedShare it) {
    ShareFigure rounded = counts(it);
    return coded(rounded.numerator(), rounded.denominator()).orElse(rounded);
  }

  private ShareFigure counts(KeyedShare it) {
    ShareFigure exact = it.exact();
    ShareKeys keys = it.keys();
    long numerator = draws.rounded(exact.numerator(), keys.numerator());
    long rest = draws.rounded(exact.denominator() - exact.numerator(), keys.rest());
    long exactLeftOut = exact.everyone() - exact.denominator();
    long leftOut = draws.rounded(exactLeftOut, keys.leftOut());
    // Whoever is unknown and in the denominator is in the rest.
    long unknown = Math.min(rest, draws.rounded(exact.unknown() - exactLeftOut, keys.unknown()));
    return new ShareFigure(
        numerator,
        numerator + rest,
        unknown + leftOut,
        numerator + rest + leftOut,
        draws.rounded(exact.pending(), keys.pending()),
        draws.rounded(exact.excluded(), keys.excluded()));
  }

  /** Nobody, or everybody, of few is told in words only. */
  private Optional<Figure> coded(long numerator, long denominator) {
    if (denominator >= policy.codedBelow() || (numerator > 0 && numerator < denominator)) {
      return Optional.empty();
    }
    return Optional.of(WithheldFigure.coded(numerator == 0 ? policy.fewest() : policy.most()));
  }

  /** Of two parts one of which is told in words only there is no difference. */
  private Figure difference(KeyedDifference it) {
    ShareFigure first = counts(it.firstShare());
    ShareFigure second = counts(it.secondShare());
    if (isCoded(first) || isCoded(second)) {
      return WithheldFigure.coded(
          "part-" + (isLow(first, second) ? policy.fewest() : policy.most()));
    }
    DifferenceFigure exact = it.exact();
    long unclassified = draws.rounded(exact.unclassified(), it.unclassified());
    return new DifferenceFigure(exact.dimension(), 0, first, second, unclassified);
  }

  private boolean isCoded(ShareFigure rounded) {
    return coded(rounded.numerator(), rounded.denominator()).isPresent();
  }

  private boolean isLow(ShareFigure first, ShareFigure second) {
    ShareFigure told = isCoded(first) ? first : second;
    return told.numerator() == 0;
  }

  private Figure median(KeyedQuantity it) {
    QuantityFigure exact = it.exact();
    long known = draws.rounded(exact.count(), it.known());
    return new DisclosedMedianFigure(
        exact.median().map(median -> nearest(median, known)),
        exact.currency(),
        known,
        draws.rounded(exact.unknown(), it.unknown()),
        draws.rounded(exact.pending(), it.pending()),
        draws.rounded(exact.excluded(), it.excluded()));
  }

  private Median nearest(Median exact, long known) {
    return new Median(
        nearest(exact.value()),
        known,
        exact
            .interval()
            .map(
                it ->
                    new Interval(it.method(), it.level(), nearest(it.low()), nearest(it.high()))));
  }

  private double nearest(double amount) {
    return Math.floor(amount / policy.amountStep() + 0.5) * policy.amountStep();
  }

  private Figure incidence(KeyedIncidence it) {
    DailyEvents exact = it.exact().strict();
    Steps strict = new Steps(exact, it.strict(), policy);
    long events = draws.rounded(exact.events(), strict.keyOfEvents());
    long others = draws.rounded(exact.atRisk() - exact.events(), strict.keyOfOthers());
    return coded(events, events + others)
        .orElseGet(() -> incidence(it, strict.rounded(draws, events + others), events));
  }

  private Figure incidence(KeyedIncidence it, DailyEvents strict, long events) {
    return new DisclosedIncidenceFigure(
        strict,
        it.exact()
            .observed()
            .map(days -> new Steps(days, it.observed().orElseThrow(), policy))
            .map(steps -> steps.rounded(draws, strict.atRisk())),
        events,
        strict.atRisk(),
        median(it.exact().strict().curve().median(), strict.curve().median().interval()),
        draws.rounded(it.exact().excluded(), it.excluded()));
  }

  /** The interval is that of the rounded curve: the day it names is some day of a step. */
  private MedianDay median(MedianDay exact, MedianDay.Range rounded) {
    OptionalInt low = rounded.low();
    return new MedianDay(
        nearest(exact.value()),
        new MedianDay.Range(
            rounded.method(),
            rounded.level(),
            low.isEmpty() ? low : OptionalInt.of(low.getAsInt() - policy.curveStep()),
            rounded.high()));
  }

  private OptionalInt nearest(OptionalInt day) {
    int step = policy.dayStep();
    return day.isEmpty() ? day : OptionalInt.of((day.getAsInt() + step / 2) / step * step);
  }
}
