package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * Which facts their ledgers have erased. A ledger names positions and no learner, so that who was
 * erased is found by looking through all learners of the shard: erasures are few.
 */
final class ErasedFacts {
  private static final int[] NONE = {};

  private final Map<Integer, Map<LedgerName, int[]>> sorted = new HashMap<>();

  ErasedFacts(Collection<Position> positions) {
    positions.stream()
        .collect(Collectors.groupingBy(Position::shard, Collectors.toSet()))
        .forEach((shard, here) -> sorted.put(shard, byLedger(here)));
  }

  private static Map<LedgerName, int[]> byLedger(Set<Position> positions) {
    Map<LedgerName, int[]> byLedger = new EnumMap<>(LedgerName.class);
    for (LedgerName ledger : LedgerName.values()) {
      byLedger.put(
          ledger,
          positions.stream()
              .filter(it -> it.ledger() == ledger)
              .mapToInt(it -> Blob.position(it.position()))
              .sorted()
              .toArray());
    }
    return byLedger;
  }

  /** Whether some fact of the blob that begins there is among them. */
  boolean touch(int[] page, int place) {
    int shard = page[place + Layout.SHARD];
    int end = place + page[place + Layout.LENGTH];
    int at = sorted.containsKey(shard) ? place + Layout.HEADER : end;
    while (at < end && !contains(shard, page[at], page[at + Layout.POSITION])) {
      at += Layout.size(page[at]);
    }
    return at < end;
  }

  /** Whether the fact with this head at this position is among them. */
  boolean contains(int shard, int head, int position) {
    int[] positions = sorted.getOrDefault(shard, Map.of()).getOrDefault(Layout.ledger(head), NONE);
    return Arrays.binarySearch(positions, position) >= 0;
  }
}
