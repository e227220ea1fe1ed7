package org.outcomeledger.impact.cube;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.CubeNotLoaded;
import org.outcomeledger.indicators.cube.Snapshot;

/** How large this replica's cube is, as metrics: docs/metrics.md. */
@Singleton
final class CubeMeters {

  private final Cube cube;

  CubeMeters(Cube cube) {
    this.cube = cube;
  }

  void register(@Observes StartupEvent started, MeterRegistry registry) {
    Gauge.builder("outcome.ledger.cube.learners", () -> now(Snapshot::learners))
        .description("Learners in memory")
        .register(registry);
    Gauge.builder("outcome.ledger.cube.memory.bytes", () -> now(Snapshot::bytes))
        .description("What their facts take")
        .register(registry);
  }

  /** Nothing, while it is loaded. */
  private double now(ToDoubleFunction<Snapshot> value) {
    try {
      return value.applyAsDouble(cube.snapshot());
    } catch (CubeNotLoaded e) {
      return 0;
    }
  }
}
