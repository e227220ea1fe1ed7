package org.outcomeledger.impact.cube;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.outcomeledger.indicators.cube.Cube;

/** Gives this replica its one cube, which knows no framework. */
final class CubeProducer {

  private CubeProducer() {}

  @Produces
  @Singleton
  static Cube cube(
      @ConfigProperty(name = "outcome-ledger.currency", defaultValue = "EUR") String currency) {
    return new Cube(currency);
  }
}
