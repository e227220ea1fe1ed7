package org.outcomeledger.ledger;

/**
 * A key that is in the ledger.
 *
 * @param contentHash see {@link ContentHash}; null once its event has been erased
 */
record KnownKey(int shard, long position, byte[] contentHash) {

  Receipt answer(ReportedEvent<?> event) {
    return contentHash == null || ContentHash.matches(contentHash, event)
        ? new Receipt.Duplicate(shard, position)
        : new Receipt.Refused(Rejection.idReused());
  }
}
