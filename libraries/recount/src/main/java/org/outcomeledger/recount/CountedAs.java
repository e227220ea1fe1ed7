package org.outcomeledger.recount;

/** What a record is counted as in a share. */
public enum CountedAs {
  NUMERATOR,
  /** In the denominator, and known not to be in the numerator. */
  REST,
  /** Unknown, and in the denominator. */
  UNKNOWN,
  /** Unknown, and left out of the denominator. */
  UNKNOWN_LEFT_OUT,
  /** Not mature. */
  PENDING,
  /** "mature records removed for exclusion, other intent, study or inability" */
  EXCLUDED,
  /** The indicator does not ask about it. */
  OUTSIDE
}
