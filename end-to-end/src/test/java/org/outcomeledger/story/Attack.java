package org.outcomeledger.story;

/** What a hostile platform tries, each at the cost of the services if it could. */
enum Attack {
  /** Thousands of events of one learner. */
  LONG_STREAM,
  /** Atomic batches of a few events, about learners who have as many as they may. */
  ATOMIC_LONG_STREAMS,
  /** Hundreds of connections with a megabyte of header each, without a token. */
  LARGE_HEADERS,
  /** Bodies of almost the allowed size that never end. */
  UNFINISHED_BODIES,
  /** Batches in which nothing is an event. */
  REFUSED_BATCHES,
  /** Batches of events that are as large as may be, many at once. */
  LARGE_BATCHES,
  /** A programme for every learner, then curves of every programme. */
  MANY_GROUPS
}
