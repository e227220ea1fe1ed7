package org.outcomeledger.event;

/** Whether a job is in the field of the training that it is judged against. */
public enum InField {
  YES,
  NO,
  UNKNOWN
}
