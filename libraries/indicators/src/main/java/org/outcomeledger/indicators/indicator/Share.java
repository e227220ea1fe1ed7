package org.outcomeledger.indicators.indicator;

/** A share of records: so many out of so many. */
public non-sealed interface Share extends Indicator {

  /** Where a record stands, and why; {@code frame} is this indicator's own. */
  Verdict verdict(LearnerRecord record, Frame frame);

  /** Where a record stands. */
  default Standing standing(LearnerRecord record, Frame frame) {
    return verdict(record, frame).standing();
  }
}
