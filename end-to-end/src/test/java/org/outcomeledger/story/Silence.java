package org.outcomeledger.story;

import java.time.Duration;

/** For how long at most nothing was heard, since somebody began to listen. */
final class Silence {

  private long last = System.nanoTime();
  private long longest;
  private long heard;

  synchronized void begin() {
    last = System.nanoTime();
    longest = 0;
    heard = 0;
  }

  synchronized void heard() {
    longest = longest().toNanos();
    last = System.nanoTime();
    heard++;
  }

  /** How often, since the beginning. */
  synchronized long times() {
    return heard;
  }

  /** The one that goes on still is counted. */
  synchronized Duration longest() {
    return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
  }
}
