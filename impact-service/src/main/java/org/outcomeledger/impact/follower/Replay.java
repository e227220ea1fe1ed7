package org.outcomeledger.impact.follower;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.format.LedgerEntry;

/** Fetches from the ledgers what shards that catch up lack: a page ahead, and several at once. */
final class Replay {

  /** Entries asked for at once: about a megabyte and a half. */
  private static final int PAGE = 2_000;

  private final LedgerClient ledgers;
  private final Map<LedgerName, Outage> outages = new EnumMap<>(LedgerName.class);

  Replay(LedgerClient ledgers, String forWhom) {
    this.ledgers = ledgers;
    for (LedgerName ledger : LedgerName.values()) {
      outages.put(
          ledger, new Outage("The " + forWhom + " cannot replay the " + ledger.text() + " ledger"));
    }
  }

  /** The next entries of a shard that catches up to {@code upTo}, if they have come. */
  Optional<List<LedgerEntry>> next(FollowedShard shard, long upTo) {
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
      List<LedgerEntry> entries = LedgerClient.join(shard.nextPage().get());
      shard.expect(Optional.empty());
      return arrived(shard, upTo, entries);
    } catch (LedgerUnavailable e) {
      shard.expect(Optional.empty());
      outage.failed(e);
      return Optional.empty();
    }
  }

  private Optional<List<LedgerEntry>> arrived(
      FollowedShard shard, long upTo, List<LedgerEntry> entries) {
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

  private void ask(FollowedShard shard, long after) {
    try {
      shard.expect(Optional.of(ledgers.replay(shard.ledger(), shard.shard(), after, PAGE)));
    } catch (LedgerUnavailable e) {
      outages.get(shard.ledger()).failed(e);
    }
  }
}
