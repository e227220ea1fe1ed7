package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;

/**
 * Why an event was not accepted.
 *
 * @param type the problem that the caller is answered with
 * @param detail what was wrong this time and what to do; names no person
 * @param pointer JSON Pointer to the field that it is about
 */
public record Rejection(ProblemType type, String detail, String pointer) {

  /** The type's code, such as {@code already-enrolled}. */
  public String code() {
    return type.code();
  }

  static Rejection idReused() {
    return new Rejection(
        ProblemType.ID_REUSED,
        "The ledger already has an event with this source and id but other content. "
            + "Give the new event its own id.",
        "/id");
  }
}
