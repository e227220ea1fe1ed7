package org.outcomeledger.ledger;

import org.outcomeledger.database.DatabaseErrors;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** The ledger's database does not answer a query: nothing is lost, try again later. */
public final class LedgerUnreadable extends Refusal {

  private static final long serialVersionUID = 1L;

  private LedgerUnreadable(Throwable cause) {
    super(ProblemType.READING_UNAVAILABLE, "Nothing is lost. Ask again in a few seconds.", cause);
  }

  /** The error of a failed query: one that a running server reports is a defect and stays one. */
  static Throwable of(Throwable failure) {
    return DatabaseErrors.isAway(failure) ? new LedgerUnreadable(failure) : failure;
  }
}
