package org.outcomeledger.impact.follower;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.indicators.LedgerName;

/**
 * How far the ledgers are, asked about once a second: what the followers and those who ask for
 * freshness compare with. A ledger that is away keeps its last known heads, and one that hangs does
 * not keep the other from being asked.
 */
@Singleton
final class LedgerHeads implements AutoCloseable {

  private static final long PERIOD_MILLIS = 1000;

  private final LedgerClient client;
  private final Map<LedgerName, Map<Integer, ShardHead>> latest = new ConcurrentHashMap<>();
  private final Map<LedgerName, Map<Integer, HeadHistory>> history = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          LedgerName.values().length, Thread.ofPlatform().name("ledger-heads").daemon().factory());

  private final List<Future<?>> asking;

  LedgerHeads(LedgerClient client) {
    this.client = client;
    asking = Arrays.stream(LedgerName.values()).<Future<?>>map(this::askAgainAndAgain).toList();
  }

  private Future<?> askAgainAndAgain(LedgerName ledger) {
    var backoff = new RetryBackoff("The heads of the " + ledger.text() + " ledger");
    return clock.scheduleWithFixedDelay(
        () -> ask(ledger, backoff), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask(LedgerName ledger, RetryBackoff backoff) {
    if (backoff.mayTry()) {
      try {
        keep(ledger, client.heads(ledger));
        backoff.succeeded();
      } catch (RuntimeException e) {
        if (!clock.isShutdown()) {
          backoff.failed(e);
        }
      }
    }
  }

  private void keep(LedgerName ledger, Map<Integer, ShardHead> heads) {
    Map<Integer, HeadHistory> shards =
        history.computeIfAbsent(ledger, it -> new ConcurrentHashMap<>());
    heads.forEach(
        (shard, head) -> shards.computeIfAbsent(shard, it -> new HeadHistory()).add(head));
    latest.put(ledger, heads);
  }

  /**
   * For how long, at most, there has been something behind this position of a shard; empty if its
   * ledger was ahead when it was first reached.
   */
  Optional<Duration> missing(LedgerName ledger, int shard, long position) {
    return Optional.ofNullable(history.get(ledger))
        .map(shards -> shards.get(shard))
        .flatMap(head -> head.since(position, System.nanoTime()));
  }

  /** The last known head of a shard; empty if its ledger has not been reached yet. */
  Optional<ShardHead> latest(LedgerName ledger, int shard) {
    return Optional.ofNullable(latest.get(ledger)).map(heads -> heads.get(shard));
  }

  /** How long ago a ledger last said how far it is; empty if it has not been reached yet. */
  Optional<Duration> age(LedgerName ledger) {
    return Optional.ofNullable(latest.get(ledger)).stream()
        .flatMap(heads -> heads.values().stream())
        .findFirst()
        .map(head -> Duration.ofNanos(System.nanoTime() - head.askedAt()));
  }

  /** How many shards a ledger says that it has; empty if it has not been reached yet. */
  OptionalInt shards(LedgerName ledger) {
    Map<Integer, ShardHead> heads = latest.get(ledger);
    return heads == null ? OptionalInt.empty() : OptionalInt.of(heads.size());
  }

  /** The heads of a ledger as they are now; empty if it cannot be reached. */
  Map<Integer, ShardHead> now(LedgerName ledger) {
    try {
      return client.heads(ledger);
    } catch (LedgerRequestFailed e) {
      return Map.of();
    }
  }

  @PreDestroy
  @Override
  public void close() {
    clock.shutdown();
    asking.forEach(it -> it.cancel(true));
  }
}
