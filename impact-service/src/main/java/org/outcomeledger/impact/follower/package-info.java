/**
 * Follows the ledgers: takes each shard's events in the order of their positions, from Kafka or
 * from the ledger itself, and proves on the way that nothing is missing.
 */
package org.outcomeledger.impact.follower;
