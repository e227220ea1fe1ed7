package org.outcomeledger.impact.follower;

/**
 * A sink can never take these facts, however often it is retried: one of their shards must stop.
 */
public final class RefusedFacts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public RefusedFacts(String why, Throwable cause) {
    super(why, cause);
  }
}
