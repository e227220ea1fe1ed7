package org.outcomeledger.indicators.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The middle of some values, with an interval that assumes nothing about how they are distributed:
 * it reaches from the r-th smallest to the r-th greatest, with the largest r for which fewer than r
 * heads in n tosses of a coin have a probability of 2.5 % at the most (W. R. Thompson, On
 * confidence ranges for the median and other expectation distributions, Annals of Mathematical
 * Statistics 7, 1936).
 *
 * @param value the middle value, of an even count the mean of the middle two; in their unit
 * @param count how many values there are
 * @param interval in the unit of the values; empty for fewer than 6, where no two reach 95 %
 */
public record Median(double value, long count, Optional<Interval> interval) {
  private static final double TAIL = (1 - Interval.LEVEL) / 2;

  /**
   * The median of values in any order; they are left as they are.
   *
   * @return empty where there are no values
   * @throws IllegalArgumentException where a value is not a finite number
   */
  public static Optional<Median> of(double[] values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("A median is of finite numbers only");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Optional.empty() : Optional.of(ofSorted(sorted));
  }

  private static Median ofSorted(double[] values) {
    int n = values.length;
    // Halved before they are added: the sum of two finite values may not be finite.
    double middle = n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
    OptionalInt rank = rank(n);
    Optional<Interval> interval =
        rank.isEmpty()
            ? Optional.empty()
            : Optional.of(between(values[rank.getAsInt() - 1], values[n - rank.getAsInt()]));
    return new Median(middle, n, interval);
  }

  private static Interval between(double low, double high) {
    return new Interval("binomial", Interval.LEVEL, low, high);
  }

  /**
   * The largest r for which P(Bin(n, 1/2) < r) is at most 2.5 %, empty where that is 0. Every
   * probability is taken as a multiple of the one in the middle, the greatest: walking outwards
   * nothing overflows, and what underflows is too little to count.
   */
  static OptionalInt rank(int n) {
    int middle = n / 2;
    double below = sumDownFrom(middle, n);
    double all = n % 2 == 1 ? 2 * below : 2 * below - 1;
    int rank = middle + 1;
    for (double term = 1; rank > 0 && below > TAIL * all; rank--) {
      below -= term;
      term *= (rank - 1.0) / (n - rank + 2.0);
    }
    return rank > 0 ? OptionalInt.of(rank) : OptionalInt.empty();
  }

  private static double sumDownFrom(int middle, int n) {
    double sum = 0;
    double term = 1;
    for (int k = middle; k >= 0 && sum + term > sum; k--) {
      sum += term;
      term *= k / (n - k + 1.0);
    }
    return sum;
  }
}
