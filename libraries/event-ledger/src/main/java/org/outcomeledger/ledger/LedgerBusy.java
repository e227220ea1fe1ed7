package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * More is waiting to be appended than the ledger takes at a time. Nothing was written; try later.
 */
public final class LedgerBusy extends Refusal {

  private static final long serialVersionUID = 1L;

  LedgerBusy() {
    super(
        ProblemType.BUSY,
        "Too many events are waiting to be appended. Post the same events again in a second.");
  }
}
