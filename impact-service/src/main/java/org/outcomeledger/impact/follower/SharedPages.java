package org.outcomeledger.impact.follower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Pages of the ledgers for all followers of this replica: those that catch up with a shard side by
 * side share them, so that a line is fetched and read once. Safe for several threads.
 */
final class SharedPages {

  /** Entries asked for at once: less than a megabyte. */
  static final int PAGE = 1_000;

  private record Place(LedgerName ledger, int shard) {}

  private final LedgerClient ledgers;
  private final Map<Place, Shelf> shelves = new HashMap<>();

  SharedPages(LedgerClient ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * The entries of a shard after a position; empty while the reader has to wait for another, and is
   * to ask again.
   *
   * @param reader who asks, the same for one follower and only for it
   * @throws LedgerUnavailable if it cannot even be asked for
   */
  synchronized Optional<CompletableFuture<List<ReadEntry>>> after(
      long position, FollowedShard shard, Object reader) {
    return shelves
        .computeIfAbsent(
            new Place(shard.ledger(), shard.shard()), place -> new Shelf(System::nanoTime))
        .take(reader, position, after -> fetch(shard, after));
  }

  /** Whoever begins where, pages end at the same places: else no two would be the same. */
  private CompletableFuture<List<ReadEntry>> fetch(FollowedShard shard, long after) {
    return ledgers.replay(shard.ledger(), shard.shard(), after, PAGE - (int) (after % PAGE));
  }

  /** The reader needs no more of this shard. */
  synchronized void leave(FollowedShard shard, Object reader) {
    shelves.computeIfPresent(
        new Place(shard.ledger(), shard.shard()),
        (place, shelf) -> shelf.leave(reader) ? null : shelf);
  }
}
