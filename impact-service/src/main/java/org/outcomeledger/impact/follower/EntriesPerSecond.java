package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Keeps work at a rate: what it takes by itself is part of its time. For one thread. */
final class EntriesPerSecond {

  private final int most;
  private final long begun = System.nanoTime();
  private long spent;

  EntriesPerSecond(int most) {
    this.most = Math.max(1, most);
  }

  /** Waits until so many more may have been worked on. */
  void spent(long entries) {
    spent += entries;
    long due = begun + (long) ((double) spent / most * TimeUnit.SECONDS.toNanos(1));
    pause(Duration.ofNanos(due - System.nanoTime()));
  }

  /** Waits; a time below 0 is none. */
  static void pause(Duration time) {
    try {
      if (time.isPositive()) {
        Thread.sleep(time);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    }
  }
}
