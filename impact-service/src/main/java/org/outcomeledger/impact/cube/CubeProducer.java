package org.outcomeledger.impact.cube;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.cube.Cube;

/** Gives this replica its one cube, which knows no framework. */
final class CubeProducer {

  CubeProducer() {}

  @Produces
  @Singleton
  static Cube cube(ImpactConfig config) {
    return new Cube(config.currency());
  }
}
