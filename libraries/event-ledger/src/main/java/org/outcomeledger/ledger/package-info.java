/**
 * How events are kept: append, claims, relay, replay. Knows no event by name.
 *
 * <p>The way of an event through this package: {@link org.outcomeledger.ledger.Ledger} queues it
 * and appends all that arrived together in one transaction, decided by {@link
 * org.outcomeledger.ledger.Flush} under the lock of the head row; {@link
 * org.outcomeledger.ledger.Relay} sends it to Kafka; {@link
 * org.outcomeledger.ledger.ReplayResource} gives it again to whoever may read the ledger.
 */
package org.outcomeledger.ledger;
