package org.outcomeledger.ledger;

/**
 * Reads stored data of any version as an event; throws if it cannot, so that nothing is skipped.
 */
@FunctionalInterface
public interface EventReader<E> {

  E read(String type, byte[] data);
}
