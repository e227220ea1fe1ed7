package org.outcomeledger.impact.follower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.outcomeledger.indicators.LedgerName;

/**
 * Replayed pages for all followers of this replica: followers that catch up with the same shard
 * share them, so that each entry is fetched and parsed once. Safe for several threads.
 */
final class ReplayPageCache {

  /** Entries asked for at once: less than a megabyte. */
  static final int PAGE = 1_000;

  private record ShardKey(LedgerName ledger, int shard) {}

  private final LedgerClient ledgers;
  private final Map<ShardKey, ShardPageCache> shards = new HashMap<>();

  ReplayPageCache(LedgerClient ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * The entries of a shard after a position; empty while the reader has to wait for a slower one.
   *
   * @param reader identifies the follower that asks
   * @throws LedgerRequestFailed if the request cannot even be sent
   */
  synchronized Optional<CompletableFuture<List<ParsedEntry>>> after(
      long position, FollowedShard shard, Object reader) {
    return shards
        .computeIfAbsent(
            new ShardKey(shard.ledger(), shard.shard()),
            key -> new ShardPageCache(System::nanoTime))
        .take(reader, position, after -> fetch(shard, after));
  }

  /** Pages end at multiples of their size, wherever a reader begins, so that readers can share. */
  private CompletableFuture<List<ParsedEntry>> fetch(FollowedShard shard, long after) {
    return ledgers.replay(shard.ledger(), shard.shard(), after, PAGE - (int) (after % PAGE));
  }

  /** The reader needs no more pages of this shard. */
  synchronized void leave(FollowedShard shard, Object reader) {
    shards.computeIfPresent(
        new ShardKey(shard.ledger(), shard.shard()),
        (key, cache) -> cache.leave(reader) ? null : cache);
  }
}
