package org.outcomeledger.impact.follower;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * An entry's place in its chain and what it says, its leaf recomputed and its data parsed once for
 * all followers; its bytes are not kept.
 */
public record ParsedEntry(
    UUID incarnation, int shard, long position, byte[] leaf, byte[] chain, EntryContent content) {

  static ParsedEntry of(LedgerName ledger, LedgerEntry entry) {
    return of(ledger, entry, LedgerName::knows);
  }

  /**
   * Parses an entry.
   *
   * @param known whether a ledger has events of a type, as far as this code knows
   */
  static ParsedEntry of(
      LedgerName ledger, LedgerEntry entry, BiPredicate<LedgerName, String> known) {
    return new ParsedEntry(
        entry.incarnation(),
        entry.shard(),
        entry.position(),
        entry.leaf(),
        entry.chain(),
        entry.redacted() ? new EntryContent.Bare() : content(ledger, entry, known));
  }

  /** Stands for an entry of which nothing is known but where it is. */
  static ParsedEntry unreadable(int shard, long position, String why) {
    byte[] noHash = new byte[32];
    return new ParsedEntry(
        new UUID(0, 0), shard, position, noHash, noHash, new EntryContent.Wrong(why));
  }

  private static EntryContent content(
      LedgerName ledger, LedgerEntry entry, BiPredicate<LedgerName, String> known) {
    LedgerEntry.Content content = entry.content();
    if (content.salt() == null) {
      return new EntryContent.WithoutSalt();
    }
    if (!Arrays.equals(Leaf.of(content), entry.leaf())) {
      return new EntryContent.Wrong("the leaf is not that of the content: one of them was changed");
    }
    if (!isMarker(content) && !known.test(ledger, content.type())) {
      return new EntryContent.OfUnknownType(content.type(), content.recordedAt());
    }
    try {
      return new EntryContent.Said(says(ledger, entry));
    } catch (RuntimeException e) { // whatever it is: the event is there and cannot be read
      return new EntryContent.Wrong(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isMarker(LedgerEntry.Content content) {
    return content.type().equals(ErasureMarker.TYPE);
  }

  private static Delivered says(LedgerName ledger, LedgerEntry entry) {
    return isMarker(entry.content())
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
}
