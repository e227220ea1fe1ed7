package org.outcomeledger.ledger;

import io.vertx.mutiny.sqlclient.Row;
import org.outcomeledger.format.LedgerEntry;

/**
 * An entry as the event table holds it: what the ledger commits to, and what only travels with it.
 *
 * @param traceparent W3C trace context of the request that posted the event; null for none
 */
public record StoredEvent(LedgerEntry entry, String traceparent) {

  static StoredEvent of(Row row) {
    return new StoredEvent(EventRows.entry(row), row.getString("traceparent"));
  }
}
