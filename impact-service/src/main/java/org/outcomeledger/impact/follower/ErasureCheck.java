package org.outcomeledger.impact.follower;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether bare entries were erased: what is served bare was redacted in the transaction of its
 * marker, so the marker lies at most where the ledger's head was after the entry came. A bare entry
 * that no marker up to there lists was blanked behind the ledger's back.
 */
final class ErasureCheck {

  private static final long UNKNOWN = -1;

  private long upTo;
  private long since;
  private long deadline = UNKNOWN;

  /** Why the shard cannot be trusted; empty while it can. */
  Optional<String> unlisted(Watermark watermark, Optional<ShardHead> head) {
    OptionalLong first = watermark.waiting().firstBare();
    if (first.isEmpty()) {
      upTo = 0;
      return Optional.empty();
    }
    if (first.getAsLong() > upTo) {
      upTo = watermark.waiting().lastBare().getAsLong();
      since = System.nanoTime();
      deadline = UNKNOWN;
    }
    if (deadline == UNKNOWN) {
      head.filter(known -> known.askedAt() - since > 0)
          .ifPresent(known -> deadline = known.position());
    }
    return deadline == UNKNOWN || watermark.position() < deadline
        ? Optional.empty()
        : Optional.of(
            "%s ledger, shard %d, position %d: redacted, but no erasure marker up to position %d lists it"
                .formatted(
                    watermark.ledger().text(), watermark.shard(), first.getAsLong(), deadline));
  }
}
