package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** A report that could not be made, because a ledger or the figures do not allow it now. */
public final class NotFrozen extends Refusal {
  private static final long serialVersionUID = 1L;

  NotFrozen(String why) {
    super(ProblemType.REPORT_NOT_FROZEN, why);
  }

  NotFrozen(String why, Throwable cause) {
    super(ProblemType.REPORT_NOT_FROZEN, why, cause);
  }
}
