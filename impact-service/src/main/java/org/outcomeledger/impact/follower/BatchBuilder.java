package org.outcomeledger.impact.follower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.Chain;

/**
 * Builds the next batch of one shard, entry by entry: known positions are passed over, the next one
 * must continue the chain, and anything else ends the batch. Pure: nothing is applied here.
 */
final class BatchBuilder {

  private final Watermark from;
  private final Optional<UUID> ledgersIncarnation;
  private final List<Delivered> delivered = new ArrayList<>();
  private Watermark to;
  private BatchEnd end;

  /**
   * A batch that begins after {@code from}.
   *
   * @param ledgersIncarnation the one that the ledger is in now, where that is known
   */
  BatchBuilder(Watermark from, Optional<UUID> ledgersIncarnation) {
    this.from = from;
    this.to = from;
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
    byte[] expected =
        Chain.next(entry.incarnation(), entry.shard(), entry.position(), to.chain(), entry.leaf());
    if (!Arrays.equals(expected, entry.chain())) {
      end = broken(entry, "the chain does not continue the entry before it");
    } else if (entry.unreadable() != null) {
      end = broken(entry, entry.unreadable());
    } else {
      advance(entry, kafkaOffset);
    }
  }

  private void advance(ParsedEntry entry, long kafkaOffset) {
    if (!entry.redacted()) {
      delivered.add(entry.says());
    }
    to =
        new Watermark(
            from.ledger(),
            from.shard(),
            entry.incarnation(),
            entry.position(),
            entry.chain(),
            kafkaOffset,
            entry.redacted() ? to.recordedAt() : entry.says().recordedAt());
  }

  private BatchEnd broken(ParsedEntry entry, String why) {
    return new BatchEnd.Broken(
        "%s ledger, shard %d, position %d: %s"
            .formatted(from.ledger().text(), entry.shard(), entry.position(), why));
  }

  /** Whether anything new was taken. */
  boolean advanced() {
    return to.position() > from.position();
  }

  /** What was taken. */
  Batch build() {
    return new Batch(from, to, delivered);
  }

  /** Which positions these are, for messages. */
  String span() {
    return "%s ledger, shard %d, one of positions %d to %d"
        .formatted(from.ledger().text(), from.shard(), from.position() + 1, to.position());
  }

  /** Where it stands. */
  Watermark to() {
    return to;
  }

  /** Why it ended; empty if more could be taken. */
  Optional<BatchEnd> end() {
    return Optional.ofNullable(end);
  }
}
