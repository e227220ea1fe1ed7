package org.outcomeledger.indicators.statistics;

import java.math.BigInteger;

/**
 * A part of a finite population of which some were drawn at random, without replacement, and
 * examined.
 *
 * @param records how many there are
 * @param drawn how many of them were examined: 1 or more, where there are any
 * @param wrong how many of those were found wrong
 */
public record SampledStratum(long records, int drawn, int wrong) {

  /**
   * A stratum.
   *
   * @throws IllegalArgumentException for counts that no draw has
   */
  public SampledStratum {
    if (wrong < 0 || drawn < wrong || records < drawn || (drawn == 0 && records > 0)) {
      throw new IllegalArgumentException(
          "Of a stratum's records at least one is drawn, and no more are wrong than were drawn");
    }
  }

  /** Whether nothing is left to chance. */
  boolean isWhole() {
    return drawn == records;
  }

  /** How many of all are estimated to be wrong. */
  double estimatedWrong() {
    return drawn == 0 ? 0 : (double) records * wrong / drawn;
  }

  /**
   * The most of all that can be wrong: with more of them, so few would be found with a probability
   * of 1 in {@code oneIn} at most. It is the upper limit of Clopper and Pearson, Biometrika 26,
   * 1934, for a finite population (H. S. Konijn, Statistical theory of sample survey design and
   * analysis, 1973; T. Wright, Exact confidence bounds when sampling from small finite universes,
   * 1991): the hypergeometric distribution in place of the binomial one, which it becomes for a
   * large population. Computed in whole numbers, so it is exact.
   */
  public long atMost(int oneIn) {
    long low = wrong;
    long high = records - drawn + wrong;
    while (low < high) {
      long middle = high - (high - low) / 2;
      if (isLikely(middle, oneIn)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The fewest of all that can be wrong: the other limit, and as likely to be missed. */
  public long atLeast(int oneIn) {
    return records - new SampledStratum(records, drawn, drawn - wrong).atMost(oneIn);
  }

  /** Whether so few are found wrong, if these are, more often than 1 time in {@code oneIn}. */
  private boolean isLikely(long wrongOfAll, int oneIn) {
    long right = records - wrongOfAll;
    int found = (int) Math.max(0, drawn - right);
    BigInteger ways = choose(wrongOfAll, found).multiply(choose(right, drawn - found));
    BigInteger soFew = ways;
    for (; found < wrong; found++) {
      ways =
          ways.multiply(BigInteger.valueOf((wrongOfAll - found) * (drawn - found)))
              .divide(BigInteger.valueOf((found + 1) * (right - drawn + found + 1)));
      soFew = soFew.add(ways);
    }
    return soFew.multiply(BigInteger.valueOf(oneIn)).compareTo(choose(records, drawn)) > 0;
  }

  private static BigInteger choose(long of, int many) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < many; i++) {
      ways = ways.multiply(BigInteger.valueOf(of - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return ways;
  }
}
