package org.outcomeledger.impact.follower;

import java.util.Set;
import java.util.UUID;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * An entry's place in its chain and what it says, parsed once for all followers; its bytes are not
 * kept.
 *
 * @param says null where the entry was redacted, or cannot be read
 * @param unreadable why it cannot be read; null where it can
 */
record ParsedEntry(
    UUID incarnation,
    int shard,
    long position,
    byte[] leaf,
    byte[] chain,
    Delivered says,
    String unreadable) {

  static ParsedEntry of(LedgerName ledger, LedgerEntry entry) {
    try {
      return of(entry, entry.redacted() ? null : says(ledger, entry), null);
    } catch (RuntimeException e) { // whatever it is: the event is there and cannot be read
      return of(entry, null, String.valueOf(e.getMessage()));
    }
  }

  private static ParsedEntry of(LedgerEntry entry, Delivered says, String unreadable) {
    return new ParsedEntry(
        entry.incarnation(),
        entry.shard(),
        entry.position(),
        entry.leaf(),
        entry.chain(),
        says,
        unreadable);
  }

  private static Delivered says(LedgerName ledger, LedgerEntry entry) {
    return entry.content().type().equals(ErasureMarker.TYPE)
        ? erased(ledger, entry)
        : new Delivered.Stated(fact(ledger, entry));
  }

  private static Delivered.Erased erased(LedgerName ledger, LedgerEntry entry) {
    return new Delivered.Erased(
        ledger,
        entry.shard(),
        entry.position(),
        entry.content().recordedAt(),
        Set.copyOf(ErasureMarker.redacted(entry.content().data())));
  }

  private static Fact fact(LedgerName ledger, LedgerEntry entry) {
    LedgerEntry.Content content = entry.content();
    EventId id = new EventId(UUID.fromString(content.id()));
    LearnerEvent event = ledger.read(content.type(), content.data());
    return new Fact(
        ledger,
        entry.shard(),
        entry.position(),
        id,
        content.platform(),
        event.learner(),
        content.recordedAt(),
        event);
  }

  /** Whether it can be read and says nothing. */
  boolean redacted() {
    return says == null && unreadable == null;
  }
}
