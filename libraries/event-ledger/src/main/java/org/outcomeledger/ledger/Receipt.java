package org.outcomeledger.ledger;

/** What became of one reported event. */
public sealed interface Receipt {

  /** It is durable, at this place. */
  record Accepted(int shard, long position) implements Receipt {}

  /** It was durable before, at this place; nothing was written. */
  record Duplicate(int shard, long position) implements Receipt {}

  /** It was not written, and its key is still free. */
  record Refused(Rejection rejection) implements Receipt {}

  /** It was not written because another event of the same atomic request was refused. */
  record NotAttempted() implements Receipt {}
}
