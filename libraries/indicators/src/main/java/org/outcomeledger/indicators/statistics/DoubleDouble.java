package org.outcomeledger.indicators.statistics;

/**
 * A number as the sum of two doubles, 106 bits instead of 53 (T. J. Dekker, A floating-point
 * technique for extending the available precision, Numerische Mathematik 18, 1971). The relative
 * error of an operation is below 2^-102 (M. Joldes, J.-M. Muller and V. Popescu, Tight and rigorous
 * error bounds for basic building blocks of double-word arithmetic, ACM TOMS 44, 2017): after
 * thousands of them {@link #nearest} is still the double nearest to the exact fraction, unless that
 * lies within some 2^-90 of the middle between two doubles.
 *
 * @param high the double nearest to the number
 * @param low what that lacks
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** The product with a count, of at most 2^53. */
  DoubleDouble times(long count) {
    double factor = (double) count;
    double product = high * factor;
    return normalised(product, Math.fma(low, factor, Math.fma(high, factor, -product)));
  }

  /** The quotient with a count, of at most 2^53. */
  DoubleDouble dividedBy(long count) {
    double divisor = (double) count;
    double quotient = high / divisor;
    double remainder = Math.fma(-quotient, divisor, high) + low;
    return normalised(quotient, remainder / divisor);
  }

  /** The sum with another that has the same sign: nothing cancels out. */
  DoubleDouble plus(DoubleDouble other) {
    double sum = high + other.high;
    double gained = sum - high;
    double lost = (high - (sum - gained)) + (other.high - gained);
    return normalised(sum, lost + (low + other.low));
  }

  private static DoubleDouble normalised(double high, double low) {
    double sum = high + low;
    return new DoubleDouble(sum, low - (sum - high));
  }

  double nearest() {
    return high;
  }
}
