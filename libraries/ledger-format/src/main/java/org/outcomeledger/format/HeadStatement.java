package org.outcomeledger.format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a signed head says: how far every shard of a ledger has come.
 *
 * @param sequence number of this head among the ledger's, from 1, dense
 * @param at when it was signed
 * @param shards of shard 0, 1, ...
 * @param previous {@link SignedHead#hash} of the head before this; 32 zero bytes for the first
 * @param key {@link HeadKey#id} of the key that signs this
 * @param next the key that signs all that follow, where it is another one from then on
 */
public record HeadStatement(
    String ledger,
    UUID incarnation,
    long sequence,
    Instant at,
    List<ChainPosition> shards,
    byte[] previous,
    String key,
    Optional<HeadKey> next) {

  public HeadStatement {
    shards = List.copyOf(shards);
  }

  /** The key by which the head after this one is to be signed. */
  public String keyOfNext() {
    return next.map(HeadKey::id).orElse(key);
  }
}
