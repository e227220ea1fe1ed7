package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;

/** The rules' answer to a reported event. */
public sealed interface Decision {

  /** The event is consistent with its learner's stream. */
  record Accept() implements Decision {}

  /** The event contradicts its learner's stream. */
  record Reject(Rejection rejection) implements Decision {}

  /** The event may be appended. */
  static Decision accept() {
    return new Accept();
  }

  /** The event may be appended if it is consistent with what is known. */
  static Decision acceptIf(boolean consistent, Rejection otherwise) {
    return consistent ? accept() : new Reject(otherwise);
  }

  /** The event may not be appended; nothing of it is kept and its key stays free. */
  static Decision reject(ProblemType type, String detail, String pointer) {
    return new Reject(new Rejection(type, detail, pointer));
  }
}
