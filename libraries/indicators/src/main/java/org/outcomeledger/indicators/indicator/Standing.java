package org.outcomeledger.indicators.indicator;

/** Where one record stands in one share. A record stands in exactly one place. */
public enum Standing {
  /** In the numerator, therefore in the denominator. */
  NUMERATOR,
  /** In the denominator, and known not to be in the numerator. */
  OTHER,
  /** In the denominator, but not known whether it belongs in the numerator. */
  UNKNOWN,
  /** Not known, and for that not in the denominator: the bounds are over these too. */
  UNKNOWN_LEFT_OUT,
  /** Too early to say: in no rate, always shown. */
  PENDING,
  /** Old enough to be judged, but taken out of the population. */
  EXCLUDED,
  /** Not asked about: not completed, not running. */
  OUTSIDE
}
