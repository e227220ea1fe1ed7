package org.outcomeledger.impact.report;

import java.util.List;
import java.util.UUID;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;

/**
 * What a shard of a ledger holds up to a position.
 *
 * @param end the position
 * @param incarnation of the entry there; null where there is none
 * @param chain the value there
 * @param hashes of the leaves of all entries, those that were erased too, in the tree of entries
 * @param facts of those that were not
 */
record ShardHistory(
    Position end, UUID incarnation, byte[] chain, List<byte[]> hashes, List<Fact> facts) {

  ShardHistory {
    hashes = List.copyOf(hashes);
    facts = List.copyOf(facts);
  }

  ShardHistory withoutFacts() {
    return new ShardHistory(end, incarnation, chain, hashes, List.of());
  }
}
