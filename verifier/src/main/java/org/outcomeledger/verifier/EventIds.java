package org.outcomeledger.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;

/**
 * That no event stands twice in a ledger. A ledger answers a repeated event as a duplicate for
 * ever, by a table beside the entries: whoever empties that table gets it accepted, and counted,
 * again. Safe for several threads.
 */
final class EventIds {

  private record Place(String id, int shard, long position) {

    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::shard).thenComparingLong(Place::position);
  }

  private final String ledger;
  private final Map<String, Place> first = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Place> again = new ConcurrentLinkedQueue<>();

  EventIds(String ledger) {
    this.ledger = ledger;
  }

  void accept(LedgerEntry entry) {
    // One erasure has one marker in each ledger, under an id that no event has.
    if (entry.redacted() || entry.content().type().equals(ErasureMarker.TYPE)) {
      return;
    }
    String id = entry.content().id();
    first.merge(id, new Place(id, entry.shard(), entry.position()), this::earlier);
  }

  private Place earlier(Place one, Place other) {
    boolean isOne = Place.ORDER.compare(one, other) <= 0;
    again.add(isOne ? other : one);
    return isOne ? one : other;
  }

  /** A finding for each that stands there again. */
  List<String> twice() {
    return again.stream()
        .sorted(Place.ORDER)
        .map(
            it ->
                "%s, shard %d, position %d: the event stands in shard %d at position %d already"
                    .formatted(
                        ledger,
                        it.shard,
                        it.position,
                        first.get(it.id).shard,
                        first.get(it.id).position))
        .toList();
  }
}
