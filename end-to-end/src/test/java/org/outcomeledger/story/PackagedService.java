package org.outcomeledger.story;

/** The three services as they are packaged. */
enum PackagedService {
  ENROLLMENT("enrollment-service", "enrollment", "e"),
  OUTCOME("outcome-service", "outcome", "o"),
  IMPACT("impact-service", "impact", "");

  final String module;
  final String database;

  /** The letter by which metrics name this service's ledger; impact-service keeps none. */
  final String ledger;

  PackagedService(String module, String database, String ledger) {
    this.module = module;
    this.database = database;
    this.ledger = ledger;
  }
}
