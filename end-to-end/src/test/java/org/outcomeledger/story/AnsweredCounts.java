package org.outcomeledger.story;

/** The counts behind one value. ENR1 has a numerator only; its other counts are 0 here. */
record AnsweredCounts(long numerator, long denominator, long unknown, long pending, long excluded) {

  static AnsweredCounts count(long numerator) {
    return new AnsweredCounts(numerator, 0, 0, 0, 0);
  }
}
