package org.outcomeledger.recount;

/**
 * Where an event stands.
 *
 * @param ledger its name: {@code enrollment} or {@code outcome}
 * @param position in the shard; a later event of one learner and ledger has a higher one
 */
public record LedgerPlace(String ledger, int shard, long position) {}
