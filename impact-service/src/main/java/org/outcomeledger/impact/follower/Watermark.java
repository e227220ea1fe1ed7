package org.outcomeledger.impact.follower;

import java.time.Instant;
import java.util.UUID;
import org.outcomeledger.format.Chain;
import org.outcomeledger.indicators.LedgerName;

/**
 * How far one shard of one ledger has been applied: everything up to {@code position} has but what
 * waits, nothing after it.
 *
 * @param incarnation that of the entry at {@code position}; null before the first
 * @param position of the last entry applied; 0 before the first
 * @param chain that of the entry at {@code position}, which the next one has to continue
 * @param kafkaOffset from which Kafka brings what follows. A hint: what is missing there comes from
 *     the ledger itself; never negative
 * @param recordedAt when the ledger recorded the last event applied; null before the first
 * @param waiting entries up to {@code position} that wait for a marker, or for code that knows them
 */
public record Watermark(
    LedgerName ledger,
    int shard,
    UUID incarnation,
    long position,
    byte[] chain,
    long kafkaOffset,
    Instant recordedAt,
    WaitingEntries waiting) {

  /** A watermark below which nothing waits. */
  public Watermark(
      LedgerName ledger,
      int shard,
      UUID incarnation,
      long position,
      byte[] chain,
      long kafkaOffset,
      Instant recordedAt) {
    this(ledger, shard, incarnation, position, chain, kafkaOffset, recordedAt, WaitingEntries.NONE);
  }

  /** The watermark of a shard of which nothing has been applied. */
  public static Watermark start(LedgerName ledger, int shard) {
    return new Watermark(ledger, shard, null, 0, Chain.genesis(), 0, null);
  }

  Watermark withKafkaOffset(long offset) {
    return new Watermark(ledger, shard, incarnation, position, chain, offset, recordedAt, waiting);
  }

  Watermark withWaiting(WaitingEntries now) {
    return new Watermark(ledger, shard, incarnation, position, chain, kafkaOffset, recordedAt, now);
  }
}
