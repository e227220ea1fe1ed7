package org.outcomeledger.ledger;

/** Reads stored data of any version as an event; throws where it can't, for nothing is skipped. */
@FunctionalInterface
public interface EventReader<E> {

  E read(String type, byte[] data);
}
