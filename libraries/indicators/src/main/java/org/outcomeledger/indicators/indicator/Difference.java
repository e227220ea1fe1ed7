package org.outcomeledger.indicators.indicator;

/** A share of some less the same share of others. */
public non-sealed interface Difference extends Indicator {

  /** What is asked for of both. */
  Share share();

  /** Of whom a record is: of the first, of the second, or of neither. */
  Side side(LearnerRecord record);

  /** What the two are called, as a dimension and its values are. */
  String dimension();

  /** How many each denominator must have at least for a difference to be given. */
  int least();

  /** Which of the two shares a record is part of. */
  enum Side {
    FIRST,
    SECOND,
    NEITHER
  }

  @Override
  default Reference reference() {
    return share().reference();
  }
}
