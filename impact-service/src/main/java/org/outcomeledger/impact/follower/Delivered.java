package org.outcomeledger.impact.follower;

import java.time.Instant;
import java.util.Set;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * What one entry of a ledger says to a sink: a fact is stated, or a learner is erased. Sealed, so
 * that whoever takes what a follower delivers has to say what an erasure means there.
 */
public sealed interface Delivered {

  /** When the ledger recorded it. */
  Instant recordedAt();

  /** The ledger states a fact. */
  record Stated(Fact fact) implements Delivered {

    @Override
    public Instant recordedAt() {
      return fact.recordedAt();
    }
  }

  /**
   * The ledger has erased a learner: whatever stands at these positions of the same shard is to be
   * forgotten. All of them lie before the marker, so nothing that is erased can come later.
   *
   * @param position of the marker itself
   * @param positions that were redacted
   */
  record Erased(
      LedgerName ledger, int shard, long position, Instant recordedAt, Set<Long> positions)
      implements Delivered {

    /**
     * Copies the positions.
     *
     * @throws IllegalArgumentException if one of them does not lie before the marker
     */
    public Erased {
      positions = Set.copyOf(positions);
      for (long erased : positions) {
        if (erased < 1 || erased >= position) {
          throw new IllegalArgumentException(
              "the erasure lists position " + erased + ", which is not before its own");
        }
      }
    }
  }
}
