package org.outcomeledger.verifier;

import java.math.BigInteger;

/**
 * A stratum of which some records were drawn and looked at, and its exact limits: Clopper and
 * Pearson's for a finite population (Wright, 1991), as docs/audit-sample.md has them.
 *
 * @param records how many there are
 * @param drawn how many of them were looked at
 * @param wrong how many of those are wrong
 */
record ExaminedStratum(long records, int drawn, int wrong) {

  /**
   * The most of all that can be wrong: the greatest number with which as few are found wrong as
   * were, or fewer, more often than 1 time in {@code oneIn}.
   */
  long atMost(int oneIn) {
    long possible = wrong;
    long impossible = records - drawn + wrong + 1;
    while (impossible - possible > 1) {
      long between = (possible + impossible) / 2;
      if (isAtMostFoundOften(between, oneIn)) {
        possible = between;
      } else {
        impossible = between;
      }
    }
    return possible;
  }

  /** The fewest of all that can be wrong: as many as leave the most that can be right. */
  long atLeast(int oneIn) {
    return records - new ExaminedStratum(records, drawn, drawn - wrong).atMost(oneIn);
  }

  boolean isWhole() {
    return drawn == records;
  }

  double estimated() {
    return drawn == 0 ? 0 : (double) records * wrong / drawn;
  }

  /** Of all ways to draw, how many find so few: the hypergeometric distribution's lower tail. */
  private boolean isAtMostFoundOften(long wrongOfAll, int oneIn) {
    long rightOfAll = records - wrongOfAll;
    BigInteger few = BigInteger.ZERO;
    BigInteger wrongs = BigInteger.ONE;
    BigInteger rights = ways(rightOfAll, drawn);
    for (int found = 0; found <= wrong; found++) {
      few = few.add(wrongs.multiply(rights));
      wrongs = wrongs.multiply(of(wrongOfAll - found)).divide(of(found + 1L));
      rights = fewerByOne(rights, rightOfAll, drawn - found);
    }
    return few.multiply(of(oneIn)).compareTo(ways(records, drawn)) > 0;
  }

  /** The ways to draw one less than {@code many} of these, from those to draw as many. */
  private static BigInteger fewerByOne(BigInteger ways, long of, int many) {
    if (many == 0) {
      return BigInteger.ZERO;
    }
    return ways.signum() == 0
        ? ways(of, many - 1)
        : ways.multiply(of(many)).divide(of(of - many + 1));
  }

  private static BigInteger ways(long of, int many) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < many && ways.signum() > 0; i++) {
      ways = ways.multiply(of(Math.max(0, of - i))).divide(of(i + 1L));
    }
    return ways;
  }

  private static BigInteger of(long number) {
    return BigInteger.valueOf(number);
  }
}
