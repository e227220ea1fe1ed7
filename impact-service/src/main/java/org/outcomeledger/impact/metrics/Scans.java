package org.outcomeledger.impact.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;

/**
 * Counts for questions, only so many at once that each is answered in time. Results of the latest
 * questions are kept chunk by chunk, in an eighth of the memory at most: a repeated question waits
 * only for what has changed since.
 */
@Singleton
final class Scans {
  private static final long TIMEOUT_SECONDS = 5;

  private final Semaphore places =
      new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
  private final Cache<Question, IncrementalAggregation> latest =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() >> 13)
          .<Question, IncrementalAggregation>weigher((question, counted) -> kibibytes(counted))
          .build();

  /**
   * Counts, after waiting for a place where all are taken.
   *
   * @throws org.outcomeledger.http.Refusal where none came free in time
   */
  PartialAggregates aggregates(Query query) throws InterruptedException {
    if (!places.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw Refused.busy();
    }
    try {
      Question question = query.question();
      Snapshot snapshot = query.snapshot();
      IncrementalAggregation before = latest.getIfPresent(question);
      IncrementalAggregation now =
          before == null ? IncrementalAggregation.of(snapshot, question) : before.in(snapshot);
      latest.put(question, now);
      return now.aggregates();
    } finally {
      places.release();
    }
  }

  private static int kibibytes(IncrementalAggregation counted) {
    return Math.toIntExact(counted.bytes() >> 10) + 1;
  }
}
