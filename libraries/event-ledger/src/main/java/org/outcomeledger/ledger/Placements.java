package org.outcomeledger.ledger;

import java.util.stream.Stream;
import org.outcomeledger.format.LedgerEntry;

/** Where the entries of a ledger are in the one that was made from it. */
final class Placements {

  /** A shard and a position in it. */
  record Place(int shard, long position) {}

  private static final int SHARD_BITS = 16;
  private static final long SHARD_MASK = 0xFFFF;

  private final long[][] placed;

  Placements(Heads old) {
    this.placed =
        Stream.of(old.positions())
            .map(last -> new long[Math.toIntExact(last) + 1])
            .toArray(long[][]::new);
  }

  void put(LedgerEntry old, LedgerEntry rekeyed) {
    placed[old.shard()][Math.toIntExact(old.position())] =
        (rekeyed.position() << SHARD_BITS) | rekeyed.shard();
  }

  Place of(int shard, long position) {
    long place = placed[shard][Math.toIntExact(position)];
    return new Place((int) (place & SHARD_MASK), place >>> SHARD_BITS);
  }
}
