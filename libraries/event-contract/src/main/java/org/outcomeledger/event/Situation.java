package org.outcomeledger.event;

/** What a learner does, as surveyed. */
public enum Situation {
  EMPLOYED,
  SELF_EMPLOYED,
  STUDYING,
  SEEKING,
  NOT_SEEKING,
  UNABLE,
  UNREACHABLE
}
