package org.outcomeledger.indicators;

/** How far one shard of one ledger was read: this position and all before it. */
public record Position(LedgerName ledger, int shard, long position) {}
