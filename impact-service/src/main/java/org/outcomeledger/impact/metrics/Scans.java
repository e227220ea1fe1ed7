package org.outcomeledger.impact.metrics;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.impact.cube.Snapshot;

/** Lets so many questions be counted at once that none takes for ever. */
@Singleton
final class Scans {
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore places =
      new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

  /**
   * Counts, after waiting for a place where all are taken.
   *
   * @throws Refused where none came free in time
   */
  Table table(Snapshot snapshot, Question question) throws InterruptedException {
    if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Refused.busy();
    }
    try {
      return Table.of(snapshot, question);
    } finally {
      places.release();
    }
  }
}
