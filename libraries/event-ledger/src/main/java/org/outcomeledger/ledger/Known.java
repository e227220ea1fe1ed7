package org.outcomeledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the ledger holds, under its lock, of all that a flush asks about. */
record Known(
    Heads heads,
    Map<UUID, KnownKey> keys,
    Set<Claim.Key> claims,
    Map<UUID, List<StoredEvent>> streams) {

  /** An event of a stream, as it is kept. */
  record StoredEvent(UUID id, String type, byte[] data) {}
}
