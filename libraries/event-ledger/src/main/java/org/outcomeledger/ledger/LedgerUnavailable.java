package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * The ledger's database did not confirm the append. It may or may not have been written: the same
 * request sent again, under the same ids, finds out and completes it.
 */
public final class LedgerUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  LedgerUnavailable(Throwable cause) {
    super(
        ProblemType.LEDGER_UNAVAILABLE,
        "The events may or may not have been appended. Post them again with the same ids: events that are already in the ledger are answered as duplicates.",
        cause);
  }
}
