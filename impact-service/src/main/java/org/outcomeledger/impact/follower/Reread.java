package org.outcomeledger.impact.follower;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.LedgerName;

/** Fetches from the ledgers entries that were passed when their type was not known, and is now. */
final class Reread {

  private final LedgerClient ledgers;
  private final Map<LedgerName, RetryBackoff> backoffs = new EnumMap<>(LedgerName.class);

  Reread(LedgerClient ledgers, String forWhom) {
    this.ledgers = ledgers;
    for (LedgerName ledger : LedgerName.values()) {
      backoffs.put(
          ledger,
          new RetryBackoff("The " + forWhom + " cannot reread the " + ledger.text() + " ledger"));
    }
  }

  /** The entries from a position on, if they have come. */
  Optional<List<ParsedEntry>> from(long position, FollowedShard shard) {
    RetryBackoff backoff = backoffs.get(shard.ledger());
    if (shard.nextPage().isEmpty()) {
      if (backoff.mayTry()) {
        ask(position, shard);
      }
      return Optional.empty();
    }
    if (!shard.nextPage().get().isDone()) {
      return Optional.empty();
    }
    try {
      List<ParsedEntry> entries = LedgerClient.join(shard.nextPage().get());
      backoff.succeeded();
      return Optional.of(entries);
    } catch (LedgerRequestFailed e) {
      backoff.failed(e);
      return Optional.empty();
    } finally {
      shard.expect(Optional.empty());
    }
  }

  private void ask(long position, FollowedShard shard) {
    try {
      shard.expect(
          Optional.of(
              ledgers.replay(shard.ledger(), shard.shard(), position - 1, ReplayPageCache.PAGE)));
    } catch (LedgerRequestFailed e) {
      backoffs.get(shard.ledger()).failed(e);
    }
  }
}
