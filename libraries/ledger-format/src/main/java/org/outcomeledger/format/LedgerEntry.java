package org.outcomeledger.format;

import java.time.Instant;
import java.util.UUID;

/**
 * One position of one shard of a ledger, as it is stored, replayed and sent.
 *
 * <p>Within an incarnation and shard positions begin at 1, are dense and in commit order. {@code
 * leaf} and {@code chain} are 32 bytes each (see {@link Leaf}, {@link Chain}) and outlive the
 * content: a redacted entry has no content, yet its place in the chain can still be verified.
 *
 * @param content what was said; null once it has been redacted
 */
public record LedgerEntry(
    UUID incarnation, int shard, long position, byte[] leaf, byte[] chain, Content content) {

  /** Whether an erasure has taken the content away. */
  public boolean redacted() {
    return content == null;
  }

  /**
   * What an entry says, in the very parts that its leaf is computed from.
   *
   * @param salt 16 random bytes, or null where the entry was read from a Kafka record of an older
   *     version, which does not carry it: its chain can be followed, but not its leaf recomputed
   * @param platform the learning platform that posted the event
   * @param learnerId the learner's pseudonym; the stream of the event
   * @param type wire name with version
   * @param id the pseudonym of the event's id; with platform and source the idempotency key
   * @param source CloudEvents source
   * @param time when the platform saw it; null where it did not say
   * @param recordedAt when the ledger recorded it
   * @param data the exact bytes of the event's JSON object
   */
  public record Content(
      byte[] salt,
      String platform,
      UUID learnerId,
      String type,
      String id,
      String source,
      Instant time,
      Instant recordedAt,
      byte[] data) {}
}
