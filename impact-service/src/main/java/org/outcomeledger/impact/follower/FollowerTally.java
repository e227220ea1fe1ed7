package org.outcomeledger.impact.follower;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.outcomeledger.indicators.LedgerName;

/**
 * What a follower has met since it started: whichever shards it has now. Safe for several threads.
 */
final class FollowerTally {

  private final Map<LedgerName, LongAdder> holes = new EnumMap<>(LedgerName.class);
  private final Map<LedgerName, LongAdder> redacted = new EnumMap<>(LedgerName.class);

  FollowerTally() {
    for (LedgerName ledger : LedgerName.values()) {
      holes.put(ledger, new LongAdder());
      redacted.put(ledger, new LongAdder());
    }
  }

  /** Kafka did not bring what the ledger has. */
  void hole(LedgerName ledger) {
    holes.get(ledger).increment();
  }

  /** An applied batch took out what these markers list. */
  void applied(Batch batch) {
    for (Delivered delivered : batch.delivered()) {
      if (delivered instanceof Delivered.Erased marker) {
        redacted.get(marker.ledger()).add(marker.positions().size());
      }
    }
  }

  long holes(LedgerName ledger) {
    return holes.get(ledger).sum();
  }

  long redacted(LedgerName ledger) {
    return redacted.get(ledger).sum();
  }
}
