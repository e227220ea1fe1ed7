package org.outcomeledger.ledger;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which ledger this service keeps, such as {@code enrollment}. */
@Singleton
class LedgerName {

  private final String name;

  LedgerName(@ConfigProperty(name = "outcome-ledger.ledger") String name) {
    this.name = name;
  }

  String topic() {
    return name + "-events";
  }

  @Override
  public String toString() {
    return name;
  }
}
