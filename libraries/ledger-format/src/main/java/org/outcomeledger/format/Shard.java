package org.outcomeledger.format;

import java.util.UUID;

/**
 * Which shard a learner's stream is in: the same in every ledger, fixed for the ledgers' life.
 *
 * <p>A learner's id is the output of a keyed hash, so its leading bits are already evenly spread.
 */
public final class Shard {

  private Shard() {}

  /** A number from 0 to {@code shards - 1}. */
  public static int of(UUID learnerId, int shards) {
    return (int) Long.remainderUnsigned(learnerId.getMostSignificantBits() >>> 32, shards);
  }
}
