package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** What is asked to be frozen cannot be, because a field is not as it has to be. */
public final class InvalidReport extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidReport(String pointer, String detail) {
    super(ProblemType.INVALID_REPORT, detail, pointer);
  }
}
