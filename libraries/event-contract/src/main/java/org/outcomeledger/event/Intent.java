package org.outcomeledger.event;

/** What a learner wants from a training. */
public enum Intent {
  NEW_JOB,
  KEEP_JOB,
  SELF_ENRICHMENT,
  FURTHER_STUDY
}
