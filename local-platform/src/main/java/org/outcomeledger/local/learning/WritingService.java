package org.outcomeledger.local.learning;

/** The two services that take events. Order matters within one of them, never across the two. */
public enum WritingService {
  ENROLLMENT,
  OUTCOME
}
