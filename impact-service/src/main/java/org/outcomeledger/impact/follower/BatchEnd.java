package org.outcomeledger.impact.follower;

import java.util.UUID;

/** Why a shard's batch cannot take more entries, in words for logs, alerts and freshness. */
sealed interface BatchEnd {

  String reason();

  /** The ledger has entries up to a position that have not come. */
  record Missing(long upTo, String reason) implements BatchEnd {}

  /** This shard cannot be followed any further. */
  record Broken(String reason) implements BatchEnd {}

  /** Entries up to a position have not come. */
  static Missing missing(Watermark applied, long upTo) {
    return new Missing(
        upTo,
        "%s ledger, shard %d: positions %d to %d are missing"
            .formatted(applied.ledger().text(), applied.shard(), applied.position() + 1, upTo));
  }

  /** Kafka, or a head before this one, spoke of a position that the ledger does not have. */
  static Broken unreachable(Watermark applied, long upTo, ShardHead head) {
    return new Broken(
        "%s ledger, shard %d: Kafka brought a record after position %d, or a head said so, but the ledger ends at %d. Whoever may write to the topic has put a record there, or the ledger has lost its tail (docs/tampering.md)"
            .formatted(applied.ledger().text(), applied.shard(), upTo, head.position()));
  }

  /** The ledger's head does not fit what was applied. */
  static Broken restored(Watermark applied, ShardHead head) {
    return new Broken(
        "%s ledger, shard %d, head %d: %s"
            .formatted(
                applied.ledger().text(),
                applied.shard(),
                head.position(),
                restored(applied, head.incarnation())));
  }

  /** What a restored ledger means for what was applied. */
  static String restored(Watermark applied, UUID now) {
    return now.equals(applied.incarnation())
        ? "applied up to %d, which the ledger no longer has: its database was restored from an older copy, or rewritten. Run the command restore of that service, then that of impact-service (docs/restore.md)"
            .formatted(applied.position())
        : "applied up to %d of incarnation %s, but the ledger is in incarnation %s: its database was restored from an older copy. Run the command restore of impact-service (docs/restore.md)"
            .formatted(applied.position(), applied.incarnation(), now);
  }
}
