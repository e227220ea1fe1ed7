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
 * The pages of one shard that some reader has still to take. Readers that are close keep together:
 * the one in front waits for the one behind, unless that has stopped moving. Those that are far
 * apart go each at their own pace, and share nothing.
 */
final class Shelf {

  /** By how many entries one may be in front: what is kept for another is never more. */
  static final long LEAD = SharedPages.PAGE;

  /** Who is this far in front would wait too long. */
  static final long APART = 20 * SharedPages.PAGE;

  static final Duration PATIENCE = Duration.ofSeconds(5);

  private record Reader(long after, long since) {}

  private final LongSupplier nanoTime;
  private final Map<Object, Reader> readers = new HashMap<>();
  private final NavigableMap<Long, CompletableFuture<List<ReadEntry>>> pages = new TreeMap<>();

  Shelf(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The page after a position, or nothing while the reader has to wait. */
  Optional<CompletableFuture<List<ReadEntry>>> take(
      Object reader, long after, LongFunction<CompletableFuture<List<ReadEntry>>> fetch) {
    if (abandoned()) {
      pages.clear(); // much may have changed since, even the ledger's incarnation
    }
    readers.merge(
        reader,
        new Reader(after, nanoTime.getAsLong()),
        (known, now) -> known.after() == after ? known : now);
    long last = lastOfThoseCloseBehind(after);
    pages.headMap(last).clear();
    return after - last > LEAD
        ? Optional.empty()
        : Optional.of(
            pages.compute(
                after, (key, page) -> page == null || useless(page) ? fetch.apply(key) : page));
  }

  private static boolean useless(CompletableFuture<List<ReadEntry>> page) {
    return switch (page.state()) {
      case RUNNING -> false;
      case SUCCESS -> page.resultNow().isEmpty();
      case FAILED, CANCELLED -> true;
    };
  }

  private long lastOfThoseCloseBehind(long position) {
    return readers.values().stream()
        .filter(this::moves)
        .mapToLong(Reader::after)
        .filter(after -> after <= position && position - after <= APART)
        .min()
        .orElse(position);
  }

  /** The reader needs nothing more; whether nobody does. */
  boolean leave(Object reader) {
    readers.remove(reader);
    return abandoned();
  }

  private boolean abandoned() {
    return readers.values().stream().noneMatch(this::moves);
  }

  private boolean moves(Reader reader) {
    return nanoTime.getAsLong() - reader.since() < PATIENCE.toNanos();
  }
}
