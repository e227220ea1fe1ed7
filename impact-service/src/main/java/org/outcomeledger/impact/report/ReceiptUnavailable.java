package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** A receipt that cannot be made because a ledger does not answer. */
public final class ReceiptUnavailable extends Refusal {
  private static final long serialVersionUID = 1L;

  ReceiptUnavailable(Throwable cause) {
    super(
        ProblemType.RECEIPT_UNAVAILABLE,
        "A ledger does not answer. Send this again once it does.",
        cause);
  }
}
