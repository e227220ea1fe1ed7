package org.outcomeledger.impact.follower;

import java.util.List;
import org.outcomeledger.indicators.Position;

/**
 * Where a follower takes what it reads: the read model, or the cube. Called by the follower's
 * thread alone, which may be blocked.
 */
public interface Sink {

  /** What this is called in logs, and by those who ask how fresh it is. */
  String name();

  /**
   * Whether there is one for all replicas, so that they divide the shards among them and anyone may
   * ask for its {@link #watermarks}; else every replica has its own, and follows all shards.
   */
  boolean shared();

  /**
   * How far this sink is, for every shard of which it holds anything. Read again, for all shards,
   * whenever an {@link #apply} has failed.
   */
  List<Watermark> watermarks();

  /** The same without anything but positions, for those who look at it again and again. */
  default List<Position> positions() {
    return watermarks().stream()
        .map(it -> new Position(it.ledger(), it.shard(), it.position()))
        .toList();
  }

  /**
   * Takes batches of different shards of one ledger: all of them, facts and watermarks together,
   * or, when this throws, none.
   *
   * @throws WatermarkMoved if a shard is no longer where {@link Batch#from} says, because another
   *     replica has advanced it
   */
  void apply(List<Batch> batches);
}
