package org.outcomeledger.event;

/** What a learner did before the training. */
public enum PriorSituation {
  JOB_SEEKER,
  EMPLOYED,
  STUDENT,
  INACTIVE
}
