package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * The pages of one shard that a reader still needs. Readers that are close keep together: the one
 * ahead waits for the one behind, unless that one is idle. Readers that are far apart do not wait
 * and share nothing.
 */
final class ShardPageCache {

  /** How many entries one reader may be ahead of another: no more is ever kept. */
  static final long LEAD = ReplayPageCache.PAGE;

  /** A reader that is this far ahead would wait too long. */
  static final long APART = 20 * ReplayPageCache.PAGE;

  static final Duration IDLE_LIMIT = Duration.ofSeconds(5);

  private record Reader(long after, long since) {}

  private final LongSupplier nanoTime;
  private final Map<Object, Reader> readers = new HashMap<>();
  private final NavigableMap<Long, CompletableFuture<List<ParsedEntry>>> pages = new TreeMap<>();

  ShardPageCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The page after a position, or nothing while the reader has to wait. */
  Optional<CompletableFuture<List<ParsedEntry>>> take(
      Object reader, long after, LongFunction<CompletableFuture<List<ParsedEntry>>> fetch) {
    if (idle()) {
      pages.clear(); // much may have changed since, even the ledger's incarnation
    }
    readers.merge(
        reader,
        new Reader(after, nanoTime.getAsLong()),
        (known, now) -> known.after() == after ? known : now);
    long last = slowestCloseReader(after);
    pages.headMap(last).clear();
    return after - last > LEAD
        ? Optional.empty()
        : Optional.of(
            pages.compute(
                after,
                (key, page) -> page == null || mustBeFetchedAgain(page) ? fetch.apply(key) : page));
  }

  private static boolean mustBeFetchedAgain(CompletableFuture<List<ParsedEntry>> page) {
    return switch (page.state()) {
      case RUNNING -> false;
      case SUCCESS -> page.resultNow().isEmpty();
      case FAILED, CANCELLED -> true;
    };
  }

  private long slowestCloseReader(long position) {
    return readers.values().stream()
        .filter(this::active)
        .mapToLong(Reader::after)
        .filter(after -> after <= position && position - after <= APART)
        .min()
        .orElse(position);
  }

  /** The reader needs no more pages; returns whether no reader is left. */
  boolean leave(Object reader) {
    readers.remove(reader);
    return idle();
  }

  private boolean idle() {
    return readers.values().stream().noneMatch(this::active);
  }

  private boolean active(Reader reader) {
    return nanoTime.getAsLong() - reader.since() < IDLE_LIMIT.toNanos();
  }
}
