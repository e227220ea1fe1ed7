package org.outcomeledger.impact.follower;

import org.outcomeledger.indicators.LedgerName;

/** Another replica has advanced a shard that this one was about to: its watermark is to be read. */
public final class WatermarkMoved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the ledger whose shard it was. */
  public WatermarkMoved(LedgerName ledger) {
    super("Another replica has advanced a shard of the " + ledger.text() + " ledger");
  }
}
