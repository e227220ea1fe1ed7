package org.outcomeledger.recount;

/** What ends the follow-up of a record; in this order where it is on one day. */
public enum FollowUpEnd {
  EVENT,
  COMPETING,
  CENSORED
}
