package org.outcomeledger.verifier;

import java.util.HashMap;
import java.util.Map;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;

/**
 * That no event stands twice in a ledger. A ledger answers a repeated event as a duplicate for
 * ever, by a table beside the entries: whoever empties that table gets it accepted, and counted,
 * again.
 */
final class EventIds {

  private record Place(int shard, long position) {}

  private final String ledger;
  private final FindingLines findings;
  private final Map<String, Place> places = new HashMap<>();

  EventIds(String ledger, FindingLines findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  void accept(LedgerEntry entry) {
    // One erasure has one marker in each ledger, under an id that no event has.
    if (entry.redacted() || entry.content().type().equals(ErasureMarker.TYPE)) {
      return;
    }
    var place = new Place(entry.shard(), entry.position());
    Place first = places.putIfAbsent(entry.content().id(), place);
    if (first != null) {
      findings.fail(
          "%s, shard %d, position %d: the event stands in shard %d at position %d already"
              .formatted(ledger, place.shard, place.position, first.shard, first.position));
    }
  }
}
