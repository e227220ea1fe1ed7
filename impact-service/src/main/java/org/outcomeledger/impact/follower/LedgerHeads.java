package org.outcomeledger.impact.follower;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
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
 * freshness compare with. A ledger that is away keeps its last known heads.
 */
@Singleton
final class LedgerHeads implements AutoCloseable {

  private static final long PERIOD_MILLIS = 1000;

  private final LedgerClient client;
  private final Map<LedgerName, Map<Integer, ShardHead>> latest = new ConcurrentHashMap<>();
  private final Map<LedgerName, RetryBackoff> backoffs = new EnumMap<>(LedgerName.class);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ledger-heads").daemon().factory());

  private final Future<?> asking;

  LedgerHeads(LedgerClient client) {
    this.client = client;
    for (LedgerName ledger : LedgerName.values()) {
      backoffs.put(ledger, new RetryBackoff("The heads of the " + ledger.text() + " ledger"));
    }
    asking = clock.scheduleWithFixedDelay(this::askAll, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void askAll() {
    Arrays.stream(LedgerName.values())
        .filter(ledger -> backoffs.get(ledger).mayTry())
        .forEach(
            ledger -> {
              try {
                latest.put(ledger, client.heads(ledger));
                backoffs.get(ledger).succeeded();
              } catch (RuntimeException e) {
                if (!clock.isShutdown()) {
                  backoffs.get(ledger).failed(e);
                }
              }
            });
  }

  /** The last known head of a shard; empty if its ledger has not been reached yet. */
  Optional<ShardHead> latest(LedgerName ledger, int shard) {
    return Optional.ofNullable(latest.get(ledger)).map(heads -> heads.get(shard));
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
    asking.cancel(true);
  }
}
