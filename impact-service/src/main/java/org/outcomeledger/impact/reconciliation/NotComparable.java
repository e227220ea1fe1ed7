package org.outcomeledger.impact.reconciliation;

/** A shard cannot be compared now: what is to be compared has not caught up. */
final class NotComparable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotComparable(String why) {
    super(why);
  }
}
