package org.outcomeledger.impact.measure;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** A measure that is not entered, because a field is not as it has to be. */
public final class InvalidMeasure extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidMeasure(String pointer, String detail) {
    super(ProblemType.INVALID_MEASURE, detail, pointer);
  }
}
