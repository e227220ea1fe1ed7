package org.outcomeledger.indicators.indicator;

/** A share of records: so many out of so many. */
public non-sealed interface Share extends Indicator {

  /** Where a record stands; {@code frame} is this indicator's own. */
  Standing standing(LearnerRecord record, Frame frame);
}
