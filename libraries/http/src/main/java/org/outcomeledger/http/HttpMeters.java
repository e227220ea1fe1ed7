package org.outcomeledger.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the edge knows of itself, as metrics: docs/metrics.md. */
@Singleton
final class HttpMeters {

  HttpMeters() {}

  void register(@Observes StartupEvent started, MeterRegistry registry, MemoryInFlight memory) {
    Gauge.builder("outcome.ledger.request.memory.bytes", memory, MemoryInFlight::held)
        .description("Estimate of what the requests under way hold in memory")
        .strongReference(true)
        .register(registry);
    Gauge.builder("outcome.ledger.request.memory.limit.bytes", memory, MemoryInFlight::most)
        .description("As much as they may hold; beyond it requests are refused")
        .strongReference(true)
        .register(registry);
    for (ProblemType type : ProblemType.values()) {
      FunctionCounter.builder("outcome.ledger.problem.replies", type, AnsweredProblems::of)
          .description("Replies that were problems, by type")
          .tag("problem", type.code())
          .register(registry);
    }
  }

  /** Of two services that one JVM runs in turn, the second would tell what the first one knew. */
  void forget(@Observes ShutdownEvent stopped, MeterRegistry registry) {
    registry.clear();
  }
}
