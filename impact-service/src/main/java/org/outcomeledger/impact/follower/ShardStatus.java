package org.outcomeledger.impact.follower;

import java.util.Optional;

/**
 * How far one follower is with one shard.
 *
 * @param watermark how far its sink is
 * @param caughtUp whether it has reached the head that the ledger had when it was taken up, or can
 *     go no further
 * @param stopped why it can go no further
 * @param rebuilding why the sink is behind where it was, while it is
 * @param replaying whether entries come from the ledger itself
 */
record ShardStatus(
    Watermark watermark,
    boolean caughtUp,
    Optional<String> stopped,
    Optional<String> rebuilding,
    boolean replaying) {

  /** Nothing is known but the watermark: nobody here follows the shard. */
  static ShardStatus at(Watermark watermark, boolean caughtUp) {
    return new ShardStatus(watermark, caughtUp, Optional.empty(), Optional.empty(), false);
  }
}
