package org.outcomeledger.ledger;

/**
 * Where the event of an idempotency key is, and what its content was.
 *
 * @param contentHash see {@link ContentHash}; null once its event has been erased
 */
record IdempotencyRecord(int shard, long position, byte[] contentHash) {

  Receipt receiptFor(ReportedEvent<?> event) {
    return contentHash == null || ContentHash.matches(contentHash, event)
        ? new Receipt.Duplicate(shard, position)
        : new Receipt.Refused(Rejection.idReused());
  }
}
