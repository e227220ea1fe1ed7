package org.outcomeledger.indicators.indicator;

/** An amount that some records have; its median is the figure. */
public non-sealed interface Quantity extends Indicator {

  /** {@link Standing#NUMERATOR} for who ought to have one, known or not; never unknown itself. */
  Standing standing(LearnerRecord record, Frame frame);

  /**
   * Why a record stands where it does: {@link Standing#NUMERATOR} for who has a known amount,
   * {@link Standing#UNKNOWN} for who only ought to have one.
   */
  Verdict verdict(LearnerRecord record, Frame frame);

  /** The amount of who ought to have one; not a number where it is not known. */
  double amount(LearnerRecord record);
}
