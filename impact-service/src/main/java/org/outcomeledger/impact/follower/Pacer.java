package org.outcomeledger.impact.follower;

import java.time.Duration;

/** Says when something is due again that is done now and then. Used by one thread. */
final class Pacer {

  private final long period;
  private long last;
  private boolean begun;

  Pacer(Duration period) {
    this.period = period.toNanos();
  }

  /** Whether it is due, at once the first time; if so, the next time is a period away. */
  boolean due() {
    long now = System.nanoTime();
    if (begun && now - last < period) {
      return false;
    }
    begun = true;
    last = now;
    return true;
  }
}
