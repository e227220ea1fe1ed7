package org.outcomeledger.impact.mission;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** An objective or target that is not kept, because a field is not as it has to be. */
public final class InvalidObjective extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the field has to be, not what it was.
   *
   * @param pointer the JSON Pointer of the field
   */
  InvalidObjective(String pointer, String detail) {
    super(ProblemType.INVALID_OBJECTIVE, detail, pointer);
  }
}
