package org.outcomeledger.impact.follower;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Compares the heads of a ledger with what Kafka has brought of one shard. */
final class HeadCheck {

  /** How long Kafka may bring nothing before what the ledger has is fetched from there. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(2);

  private long awaited;
  private long awaitedSince;

  /** The shard is in another state: waiting begins anew. */
  void reset() {
    awaited = 0;
  }

  /**
   * What a head means for the shard; empty if it can go on.
   *
   * @param movedAt {@link System#nanoTime} when something last arrived
   */
  Optional<BatchEnd> compare(ShardHead head, Watermark watermark, long movedAt) {
    if (head.position() > watermark.position()) {
      return overdue(head, watermark, movedAt)
          ? Optional.of(BatchEnd.missing(watermark, head.position()))
          : Optional.empty();
    }
    boolean lost = head.position() < watermark.position() && head.askedAt() - movedAt > 0;
    boolean other =
        head.position() == watermark.position() && !Arrays.equals(head.chain(), watermark.chain());
    return lost || other ? Optional.of(BatchEnd.restored(watermark, head)) : Optional.empty();
  }

  /** Whether an entry that the ledger has should have come by now. */
  private boolean overdue(ShardHead head, Watermark watermark, long movedAt) {
    long now = System.nanoTime();
    if (awaited <= watermark.position()) {
      awaited = head.position();
      awaitedSince = now;
    }
    return now - Math.max(awaitedSince, movedAt) > SILENCE_LIMIT.toNanos();
  }
}
