package org.outcomeledger.ledger;

/** What the rules say to a reported event. */
public sealed interface Decision {

  /** The event is consistent with its learner's history. */
  record Accept() implements Decision {}

  /** The event contradicts its learner's history. */
  record Reject(Rejection rejection) implements Decision {}

  /** The event may be appended. */
  static Decision accept() {
    return new Accept();
  }

  /** The event may not be appended; nothing of it is kept and its key stays free. */
  static Decision reject(String code, String title, String detail, String pointer) {
    return new Reject(new Rejection(code, title, detail, pointer));
  }
}
