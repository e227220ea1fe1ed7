package org.outcomeledger.ledger;

import org.outcomeledger.format.LedgerEntry;

/** An event that a flush has accepted and is about to write. */
record PendingEntry(
    LedgerEntry entry, ReportedEvent<?> reported, int streamVersion, byte[] contentHash) {}
