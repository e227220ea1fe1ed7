package org.outcomeledger.impact.follower;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches from the ledgers what shards that catch up lack: a page ahead, and several at once. */
final class Replay {

  private final SharedPages pages;
  private final Map<LedgerName, Outage> outages = new EnumMap<>(LedgerName.class);

  Replay(SharedPages pages, String forWhom) {
    this.pages = pages;
    for (LedgerName ledger : LedgerName.values()) {
      outages.put(
          ledger, new Outage("The " + forWhom + " cannot replay the " + ledger.text() + " ledger"));
    }
  }

  /** The next entries of a shard that catches up to {@code upTo}, if they have come. */
  Optional<List<ReadEntry>> next(FollowedShard shard, long upTo) {
    Outage outage = outages.get(shard.ledger());
    if (shard.nextPage().isEmpty()) {
      if (outage.mayTry()) {
        ask(shard, shard.watermark().position());
      }
      return Optional.empty();
    }
    if (!shard.nextPage().get().isDone()) {
      return Optional.empty();
    }
    try {
      List<ReadEntry> entries = LedgerClient.join(shard.nextPage().get());
      shard.expect(Optional.empty());
      return arrived(shard, upTo, entries);
    } catch (LedgerUnavailable e) {
      shard.expect(Optional.empty());
      outage.failed(e);
      return Optional.empty();
    }
  }

  private Optional<List<ReadEntry>> arrived(
      FollowedShard shard, long upTo, List<ReadEntry> entries) {
    if (entries.isEmpty()) {
      outages
          .get(shard.ledger())
          .failed(
              "shard %d: it has position %d, but replays nothing after %d"
                  .formatted(shard.shard(), upTo, shard.watermark().position()));
      return Optional.empty();
    }
    outages.get(shard.ledger()).over();
    if (entries.getLast().position() < upTo) {
      ask(shard, entries.getLast().position());
    }
    return Optional.of(entries);
  }

  /** The shard catches up no more. */
  void leave(FollowedShard shard) {
    pages.leave(shard, this);
  }

  private void ask(FollowedShard shard, long after) {
    try {
      shard.expect(pages.after(after, shard, this));
    } catch (LedgerUnavailable e) {
      outages.get(shard.ledger()).failed(e);
    }
  }
}
