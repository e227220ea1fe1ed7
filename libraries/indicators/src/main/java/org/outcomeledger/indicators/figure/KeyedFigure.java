package org.outcomeledger.indicators.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exact figure, and with each of its counts a key: the XOR of the keys of the records (or
 * learners) that were counted. The same records have the same key, whatever was asked; that is what
 * a rounding can be drawn by.
 */
public sealed interface KeyedFigure {

  /** A count. */
  record KeyedNumber(NumberFigure exact, long key) implements KeyedFigure {}

  /** A share. */
  record KeyedShare(ShareFigure exact, ShareKeys keys) implements KeyedFigure {}

  /** A share at several times. */
  record KeyedWindows(Map<String, KeyedShare> byWindow) implements KeyedFigure {
    public KeyedWindows {
      byWindow = Collections.unmodifiableMap(new LinkedHashMap<>(byWindow));
    }
  }

  /** A difference of two shares. */
  record KeyedDifference(
      DifferenceFigure exact, ShareKeys first, ShareKeys second, long unclassified)
      implements KeyedFigure {

    /** The first of the two shares. */
    public KeyedShare firstShare() {
      return new KeyedShare(exact.first(), first);
    }

    /** The second of the two shares. */
    public KeyedShare secondShare() {
      return new KeyedShare(exact.second(), second);
    }
  }

  /** Amounts. */
  record KeyedQuantity(QuantityFigure exact, long known, long unknown, long pending, long excluded)
      implements KeyedFigure {}

  /** What happened by day; the keys of days are in the order of the days. */
  record KeyedIncidence(
      IncidenceFigure exact, List<DayKeys> strict, Optional<List<DayKeys>> observed, long excluded)
      implements KeyedFigure {
    public KeyedIncidence {
      strict = List.copyOf(strict);
      observed = observed.map(List::copyOf);
    }
  }

  /**
   * The keys of a share's counts.
   *
   * @param rest of the denominator without the numerator
   * @param unknown of those unknown who are in the denominator
   * @param leftOut of those unknown who are not
   */
  record ShareKeys(
      long numerator, long rest, long unknown, long leftOut, long pending, long excluded) {}

  /** The keys of one day's counts. */
  record DayKeys(long events, long competing, long censored) {}
}
