package org.outcomeledger.story;

/** The three services as they are packaged. */
enum PackagedService {
  ENROLLMENT("enrollment-service", "enrollment", "e", "-Xmx256m"),
  OUTCOME("outcome-service", "outcome", "o", "-Xmx256m"),
  IMPACT("impact-service", "impact", "", "-Xmx512m");

  final String module;
  final String database;

  /** The letter by which metrics name this service's ledger; impact-service keeps none. */
  final String ledger;

  /** As {@code ./start} gives it. */
  final String heap;

  PackagedService(String module, String database, String ledger, String heap) {
    this.module = module;
    this.database = database;
    this.ledger = ledger;
    this.heap = heap;
  }
}
