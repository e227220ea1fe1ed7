package org.outcomeledger.impact.report;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** A text that is not kept, because a field is not as it has to be. */
public final class InvalidSheet extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidSheet(String pointer, String detail) {
    super(ProblemType.INVALID_SHEET, detail, pointer);
  }
}
