package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** More is asked of the ledger than it does at a time. Nothing was written; try later. */
public final class LedgerBusy extends Refusal {

  private static final long serialVersionUID = 1L;

  LedgerBusy() {
    this("Too many events are waiting to be appended. Post the same events again in a second.");
  }

  private LedgerBusy(String detail) {
    super(ProblemType.BUSY, detail);
  }

  static LedgerBusy replaying() {
    return new LedgerBusy("Too many replays are under way. Ask for the same again in a second.");
  }
}
