package org.outcomeledger.story;

/** The counts behind one value. ENR1 has a numerator only; its other counts are 0 here. */
record Figure(long numerator, long denominator, long unknown, long pending, long excluded) {

  static Figure count(long numerator) {
    return new Figure(numerator, 0, 0, 0, 0);
  }
}
