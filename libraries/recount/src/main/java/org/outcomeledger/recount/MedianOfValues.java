package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * "Medians: even count, the mean of the middle two; interval [x₍r₎, x₍n+1−r₎] with the largest r
 * for which P(Bin(n,½) < r) ≤ .025; null under 6."
 *
 * @param sorted the values, ascending; at least one
 */
record MedianOfValues(List<BigDecimal> sorted) {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final BigDecimal FORTY = BigDecimal.valueOf(40);

  double value() {
    int n = sorted.size();
    BigDecimal low = sorted.get((n - 1) / 2);
    BigDecimal high = sorted.get(n / 2);
    return low.add(high).doubleValue() / 2;
  }

  Optional<ConfidenceInterval> interval() {
    int n = sorted.size();
    int r = rank(n);
    return r == 0
        ? Optional.empty()
        : Optional.of(
            new ConfidenceInterval(
                sorted.get(r - 1).doubleValue(), sorted.get(n - r).doubleValue()));
  }

  /**
   * The largest r; 0 where there is none. P(Bin(n,½) < r) is the sum of the binomial coefficients
   * C(n,0) to C(n,r−1) out of 2ⁿ, and .025 is one out of forty. With 34 digits of each, whose last
   * few are lost in a million steps: it takes far fewer to tell one r from the next.
   */
  static int rank(int n) {
    BigDecimal all = BigDecimal.TWO.pow(n, DIGITS);
    BigDecimal below = BigDecimal.ZERO;
    BigDecimal coefficient = BigDecimal.ONE;
    int r = 0;
    while (below.add(coefficient, DIGITS).multiply(FORTY, DIGITS).compareTo(all) <= 0) {
      below = below.add(coefficient, DIGITS);
      coefficient =
          coefficient
              .multiply(BigDecimal.valueOf(n - r), DIGITS)
              .divide(BigDecimal.valueOf(r + 1), DIGITS);
      r++;
    }
    return r;
  }
}
