package org.outcomeledger.story;

/** What can die, in the order in which it is started. */
enum FaultTarget {
  POSTGRES,
  KAFKA,
  ENROLLMENT_SERVICE,
  OUTCOME_SERVICE,
  IMPACT_SERVICE
}
