package org.outcomeledger.impact.follower;

/**
 * A shard of which more was applied than its restored ledger has.
 *
 * @param lastKept the last position that is still what it was
 */
public record LostTail(Watermark applied, long lastKept) {

  /** In words, for operators. */
  public String line() {
    return "%s ledger, shard %d: positions %d to %d are lost. The shard is emptied and followed anew."
        .formatted(applied.ledger().text(), applied.shard(), lastKept + 1, applied.position());
  }
}
