package org.outcomeledger.impact.follower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.Chain;

/**
 * Builds the next batch of one shard, entry by entry: known positions are passed over, the next one
 * must continue the chain, and anything else ends the batch. Pure: nothing is applied here. Longer
 * than usual because every reason to end a batch is here, with its message.
 */
final class BatchBuilder {

  /** Why no more can be taken. */
  sealed interface End {
    String reason();
  }

  /** The ledger has entries up to a position that have not come. */
  record Missing(long upTo, String reason) implements End {}

  /** This shard cannot be followed any further. */
  record Broken(String reason) implements End {}

  private final Watermark from;
  private final Optional<UUID> ledgersIncarnation;
  private final List<Delivered> delivered = new ArrayList<>();
  private Watermark to;
  private End end;

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
      end = missing(to, entry.position() - 1);
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
      end = broken(entry, restored(to, ledgersIncarnation.get()));
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

  /** What to say of entries that have not come. */
  static Missing missing(Watermark applied, long upTo) {
    return new Missing(
        upTo,
        "%s ledger, shard %d: positions %d to %d did not come"
            .formatted(applied.ledger().text(), applied.shard(), applied.position() + 1, upTo));
  }

  /** What to say of a ledger whose head does not fit what was applied. */
  static Broken restored(Watermark applied, ShardHead head) {
    return new Broken(
        "%s ledger, shard %d, head %d: %s"
            .formatted(
                applied.ledger().text(),
                applied.shard(),
                head.position(),
                restored(applied, head.incarnation())));
  }

  private Broken broken(ParsedEntry entry, String why) {
    return new Broken(
        "%s ledger, shard %d, position %d: %s"
            .formatted(from.ledger().text(), entry.shard(), entry.position(), why));
  }

  private static String restored(Watermark applied, UUID now) {
    return "applied up to %d of incarnation %s, but the ledger is in incarnation %s: it was restored, and this has to be rebuilt"
        .formatted(applied.position(), applied.incarnation(), now);
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
  Optional<End> end() {
    return Optional.ofNullable(end);
  }
}
