package org.outcomeledger.ledger;

/**
 * Why an event was not accepted.
 *
 * @param code stable, in kebab-case, such as {@code already-enrolled}
 * @param title the same for every occurrence
 * @param detail what was wrong this time and what to do; names no person
 * @param pointer JSON Pointer to the field that it is about
 */
public record Rejection(String code, String title, String detail, String pointer) {

  /** The code for an idempotency key that another event has used. */
  public static final String ID_REUSED = "id-reused";

  static Rejection idReused() {
    return new Rejection(
        ID_REUSED,
        "This id was used for another event",
        "An event with this source and id, but with other content, is in the ledger already. "
            + "Give the new event an id of its own.",
        "/id");
  }
}
