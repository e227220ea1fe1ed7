package org.outcomeledger.impact.follower;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.Chain;
import org.outcomeledger.impact.follower.WaitingEntries.WaitingEntry;

/**
 * Builds the next batch of one shard, entry by entry: known positions are passed over, the next one
 * must continue the chain, and anything else ends the batch. Pure: nothing is applied here. Longer
 * than usual because everything that may become of an entry is here.
 */
final class BatchBuilder {

  private final Watermark from;
  private final Optional<UUID> ledgersIncarnation;
  private final List<Delivered> delivered = new ArrayList<>();
  private Watermark to;
  private WaitingEntries waiting;
  private BatchEnd end;

  /**
   * A batch that begins after {@code from}.
   *
   * @param ledgersIncarnation the one that the ledger is in now, where that is known
   */
  BatchBuilder(Watermark from, Optional<UUID> ledgersIncarnation) {
    this.from = from;
    this.to = from;
    this.waiting = from.waiting();
    this.ledgersIncarnation = ledgersIncarnation;
  }

  /**
   * Takes an entry that Kafka brings. Kafka may still hold what the ledger lost when it was
   * restored: of an earlier incarnation only what the ledger itself replays counts.
   *
   * @param nextOffset where Kafka goes on after it
   */
  void takeFromKafka(ParsedEntry entry, long nextOffset) {
    boolean earlierIncarnation =
        ledgersIncarnation.isPresent() && !entry.incarnation().equals(ledgersIncarnation.get());
    if (earlierIncarnation && end == null && entry.position() > to.position()) {
      to = to.withKafkaOffset(nextOffset);
    } else {
      take(entry, nextOffset);
    }
  }

  /**
   * Takes an entry; once the batch has ended, does nothing.
   *
   * @param kafkaOffset where Kafka goes on after it
   */
  void take(ParsedEntry entry, long kafkaOffset) {
    if (end != null) {
      return;
    }
    if (entry.shard() != from.shard()) {
      end = broken(entry, "came among those of shard " + from.shard());
    } else if (entry.position() <= to.position()) {
      passOver(entry, kafkaOffset);
    } else if (entry.position() > to.position() + 1) {
      end = BatchEnd.missing(to, entry.position() - 1);
    } else {
      append(entry, kafkaOffset);
    }
  }

  /**
   * An entry of an earlier incarnation is harmless; one of the present incarnation, where another
   * was applied, shows a restore.
   */
  private void passOver(ParsedEntry entry, long kafkaOffset) {
    if (!entry.incarnation().equals(to.incarnation())
        && ledgersIncarnation.filter(entry.incarnation()::equals).isPresent()) {
      end = broken(entry, BatchEnd.restored(to, ledgersIncarnation.get()));
    } else {
      to = to.withKafkaOffset(kafkaOffset);
    }
  }

  private void append(ParsedEntry entry, long kafkaOffset) {
    if (entry.content() instanceof EntryContent.Wrong(String why)) {
      end = broken(entry, why);
      return;
    }
    byte[] expected =
        Chain.next(entry.incarnation(), entry.shard(), entry.position(), to.chain(), entry.leaf());
    if (!Arrays.equals(expected, entry.chain())) {
      end =
          broken(
              entry,
              entry.incarnation().equals(to.incarnation()) || to.incarnation() == null
                  ? "the chain does not continue the entry before it"
                  : BatchEnd.restored(to, entry.incarnation()));
      return;
    }
    switch (entry.content()) {
      case EntryContent.Said(Delivered says) -> {
        deliver(says);
        advance(entry, kafkaOffset, says.recordedAt());
      }
      case EntryContent.Bare bare -> {
        changing().putBare(entry.position());
        advance(entry, kafkaOffset, to.recordedAt());
      }
      case EntryContent.OfUnknownType unknown -> {
        await(entry, unknown.type());
        advance(entry, kafkaOffset, unknown.recordedAt());
      }
      case EntryContent.WithoutSalt fromTheLedger -> end = BatchEnd.missing(to, entry.position());
      case EntryContent.Wrong(String why) -> end = broken(entry, why);
    }
    if (waiting.tooMany()) {
      end =
          broken(
              entry,
              "more than %d entries wait before it that this version does not know. Upgrade impact-service."
                  .formatted(WaitingEntries.LIMIT));
    }
  }

  private void deliver(Delivered says) {
    delivered.add(says);
    if (says instanceof Delivered.Erased marker && waiting.containsAny(marker.positions())) {
      changing().remove(marker.positions());
    }
  }

  private void await(ParsedEntry entry, String unknownType) {
    changing().put(new WaitingEntry(entry.position(), unknownType, entry.leaf()));
  }

  private WaitingEntries changing() {
    if (waiting == from.waiting()) {
      waiting = from.waiting().copy();
    }
    return waiting;
  }

  private void advance(ParsedEntry entry, long kafkaOffset, Instant recordedAt) {
    to =
        new Watermark(
            from.ledger(),
            from.shard(),
            entry.incarnation(),
            entry.position(),
            entry.chain(),
            kafkaOffset,
            recordedAt);
  }

  /**
   * Takes those of the ledger's entries that wait for code that knows their type. The watermark
   * stays.
   *
   * @param first the position that must be among them
   */
  void retake(long first, List<ParsedEntry> entries) {
    if (entries.isEmpty() || entries.getFirst().position() != first) {
      end =
          new BatchEnd.Broken(
              "%s ledger, shard %d, position %d: the ledger replays it no more"
                  .formatted(from.ledger().text(), from.shard(), first));
    }
    entries.forEach(this::retake);
  }

  /** Takes an entry again that was passed when its type was not known; any other does nothing. */
  private void retake(ParsedEntry entry) {
    WaitingEntry waited = waiting.ofUnknownType(entry.position());
    if (end != null || waited == null) {
      return;
    }
    if (!Arrays.equals(waited.leaf(), entry.leaf())) {
      end = broken(entry, "it is not the entry that was passed when its type was not known");
      return;
    }
    switch (entry.content()) {
      case EntryContent.Said(Delivered says) -> {
        delivered.add(says);
        changing().remove(List.of(entry.position()));
      }
      case EntryContent.Bare erasedMeanwhile -> changing().putBare(entry.position());
      case EntryContent.OfUnknownType stillUnknown -> {}
      case EntryContent.WithoutSalt never -> end = broken(entry, "the ledger replays it unsalted");
      case EntryContent.Wrong(String why) -> end = broken(entry, why);
    }
  }

  private BatchEnd broken(ParsedEntry entry, String why) {
    return new BatchEnd.Broken(
        "%s ledger, shard %d, position %d: %s"
            .formatted(from.ledger().text(), entry.shard(), entry.position(), why));
  }

  /** Whether anything new was taken. */
  boolean advanced() {
    return to.position() > from.position() || waiting != from.waiting();
  }

  /** What was taken. */
  Batch build() {
    return new Batch(from, to(), delivered);
  }

  /** Which positions these are, for messages. */
  String span() {
    return to.position() == from.position()
        ? "%s ledger, shard %d, one of the entries that waited"
            .formatted(from.ledger().text(), from.shard())
        : "%s ledger, shard %d, one of positions %d to %d"
            .formatted(from.ledger().text(), from.shard(), from.position() + 1, to.position());
  }

  /** Where it stands. */
  Watermark to() {
    return to.withWaiting(waiting);
  }

  /** Why it ended; empty if more could be taken. */
  Optional<BatchEnd> end() {
    return Optional.ofNullable(end);
  }
}
