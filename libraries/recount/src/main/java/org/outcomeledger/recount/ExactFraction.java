package org.outcomeledger.recount;

import java.math.BigInteger;

/**
 * A share of whole numbers, from 0 to 1, of any length. It is not reduced: the fractions of a curve
 * have one denominator a day, the product of all that were at risk so far.
 */
record ExactFraction(BigInteger numerator, BigInteger denominator) {
  static final ExactFraction NONE = new ExactFraction(BigInteger.ZERO, BigInteger.ONE);
  static final ExactFraction ALL = new ExactFraction(BigInteger.ONE, BigInteger.ONE);

  /** More than twice as many as a double has. */
  private static final int BITS = 128;

  ExactFraction times(long part, long whole) {
    return new ExactFraction(
        numerator.multiply(BigInteger.valueOf(part)),
        denominator.multiply(BigInteger.valueOf(whole)));
  }

  /** The sum with one whose denominator is {@code whole} times this one's. */
  ExactFraction plus(ExactFraction other, long whole) {
    return new ExactFraction(
        numerator.multiply(BigInteger.valueOf(whole)).add(other.numerator), other.denominator);
  }

  /** "Numbers are unrounded doubles": the one nearest to it. */
  double nearest() {
    int shift = BITS + denominator.bitLength() - numerator.bitLength();
    return Math.scalb(numerator.shiftLeft(shift).divide(denominator).doubleValue(), -shift);
  }
}
