package org.outcomeledger.impact.follower;

import java.time.Instant;

/**
 * What a follower finds in an entry, its leaf recomputed. Sealed, so that whoever passes entries
 * has to say what becomes of each kind.
 */
public sealed interface EntryContent {

  /** It says something to the sinks. */
  record Said(Delivered says) implements EntryContent {}

  /** It has been redacted: a later erasure marker of the shard has to list it. */
  record Bare() implements EntryContent {}

  /** It is whole, and of a type that this code does not know: written by a newer service. */
  record OfUnknownType(String type, Instant recordedAt) implements EntryContent {}

  /** It came from Kafka without its salt, as older records do: the ledger itself has it whole. */
  record WithoutSalt() implements EntryContent {}

  /** It is not what its leaf says, or cannot be read, and no other code will read it. */
  record Wrong(String why) implements EntryContent {}
}
