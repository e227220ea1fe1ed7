package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** What an auditor enters about a sample is not as it has to be. */
public final class InvalidSample extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidSample(String pointer, String detail) {
    super(ProblemType.INVALID_SAMPLE, detail, pointer);
  }
}
