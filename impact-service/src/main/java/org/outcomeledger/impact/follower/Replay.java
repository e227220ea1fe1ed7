package org.outcomeledger.impact.follower;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.LedgerName;

/** Fetches from the ledgers what shards that catch up lack: a page ahead, and several at once. */
final class Replay {

  private final ReplayPageCache pages;
  private final Map<LedgerName, RetryBackoff> backoffs = new EnumMap<>(LedgerName.class);

  Replay(ReplayPageCache pages, String forWhom) {
    this.pages = pages;
    for (LedgerName ledger : LedgerName.values()) {
      backoffs.put(
          ledger,
          new RetryBackoff("The " + forWhom + " cannot replay the " + ledger.text() + " ledger"));
    }
  }

  /** The next entries of a shard that catches up to {@code upTo}, if they have come. */
  Optional<List<ParsedEntry>> next(FollowedShard shard, long upTo) {
    RetryBackoff backoff = backoffs.get(shard.ledger());
    if (shard.nextPage().isEmpty()) {
      if (backoff.mayTry()) {
        ask(shard, shard.watermark().position());
      }
      return Optional.empty();
    }
    if (!shard.nextPage().get().isDone()) {
      return Optional.empty();
    }
    try {
      List<ParsedEntry> entries = LedgerClient.join(shard.nextPage().get());
      shard.expect(Optional.empty());
      return arrived(shard, upTo, entries);
    } catch (LedgerRequestFailed e) {
      shard.expect(Optional.empty());
      backoff.failed(e);
      return Optional.empty();
    }
  }

  private Optional<List<ParsedEntry>> arrived(
      FollowedShard shard, long upTo, List<ParsedEntry> entries) {
    if (entries.isEmpty()) {
      shard.broughtNothing();
      backoffs
          .get(shard.ledger())
          .failed(
              "shard %d: it has position %d, but replays nothing after %d"
                  .formatted(shard.shard(), upTo, shard.watermark().position()));
      return Optional.empty();
    }
    backoffs.get(shard.ledger()).succeeded();
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
    } catch (LedgerRequestFailed e) {
      backoffs.get(shard.ledger()).failed(e);
    }
  }
}
