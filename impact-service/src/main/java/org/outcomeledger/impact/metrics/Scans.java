package org.outcomeledger.impact.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * Counts what is asked, so many questions at once that none takes for ever. What the latest
 * questions came to is kept chunk by chunk, in an eighth of the memory at most, so that who asks
 * again waits only for what has come in since.
 */
@Singleton
final class Scans {
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore places =
      new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
  private final Cache<Question, Counted> latest =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() >> 13)
          .<Question, Counted>weigher((question, counted) -> kibibytes(counted))
          .build();

  /**
   * Counts, after waiting for a place where all are taken.
   *
   * @throws Refused where none came free in time
   */
  Table table(Enquiry enquiry) throws InterruptedException {
    if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Refused.busy();
    }
    try {
      Question question = enquiry.question();
      Snapshot snapshot = enquiry.snapshot();
      Counted before = latest.getIfPresent(question);
      Counted now = before == null ? Counted.of(snapshot, question) : before.in(snapshot);
      latest.put(question, now);
      return now.table();
    } finally {
      places.release();
    }
  }

  private static int kibibytes(Counted counted) {
    return Math.toIntExact(counted.bytes() >> 10) + 1;
  }
}
