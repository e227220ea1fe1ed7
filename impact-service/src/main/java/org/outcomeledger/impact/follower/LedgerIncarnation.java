package org.outcomeledger.impact.follower;

import java.util.List;
import java.util.UUID;

/**
 * One continuous life of a ledger; a restore from an older copy begins a new one.
 *
 * @param after the last position of each shard that was there when it began
 */
record LedgerIncarnation(UUID id, List<Long> after) {

  LedgerIncarnation {
    after = List.copyOf(after);
  }

  /**
   * The last position of a shard that is still what it was in an incarnation.
   *
   * @param all of a ledger, in order
   * @return 0 where the ledger never had that incarnation: it is another ledger
   */
  static long lastKept(List<LedgerIncarnation> all, UUID incarnation, int shard) {
    List<UUID> ids = all.stream().map(LedgerIncarnation::id).toList();
    int known = ids.indexOf(incarnation);
    return known < 0
        ? 0
        : all.stream()
            .skip(known + 1L)
            .mapToLong(later -> later.after().get(shard))
            .min()
            .orElse(Long.MAX_VALUE);
  }
}
