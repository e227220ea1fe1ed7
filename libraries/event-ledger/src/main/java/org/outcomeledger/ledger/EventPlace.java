package org.outcomeledger.ledger;

/** Where a ledger has an event: what posting it was answered with. */
public record EventPlace(int shard, long position) {}
