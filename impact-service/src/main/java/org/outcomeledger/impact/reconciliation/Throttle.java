package org.outcomeledger.impact.reconciliation;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps background work slow, and ends it when the service closes. */
final class Throttle {

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int entriesPerSecond;
  private final CountDownLatch closing = new CountDownLatch(1);

  Throttle(int entriesPerSecond) {
    this.entriesPerSecond = Math.max(1, entriesPerSecond);
  }

  /** Waits as long as so many entries should take. */
  void spent(long entries) {
    pause(Duration.ofNanos(entries * NANOS_PER_SECOND / entriesPerSecond));
  }

  /**
   * Waits.
   *
   * @throws CancellationException once the service closes
   */
  void pause(Duration time) {
    try {
      if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new CancellationException("The service closes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    }
  }

  void close() {
    closing.countDown();
  }
}
