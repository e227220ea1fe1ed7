package org.outcomeledger.recount;

/** What a learner does on a day. */
enum Occupation {
  STUDYING,
  EMPLOYED,
  UNABLE,
  /** Seeking or not, but neither employed nor studying. */
  NEITHER,
  UNKNOWN
}
