package org.outcomeledger.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How the trail is kept, as metrics: docs/metrics.md. */
@Singleton
final class AuditMeters {

  AuditMeters() {}

  void register(@Observes StartupEvent started, MeterRegistry registry, AuditTrail trail) {
    FunctionCounter.builder("outcome.ledger.audit.entries", trail, AuditTrail::kept)
        .description("Entries that this replica took into the audit trail")
        .register(registry);
    Gauge.builder("outcome.ledger.audit.entries.waiting", trail, AuditTrail::waiting)
        .description("Entries that the database does not have yet; the log has them")
        .strongReference(true)
        .register(registry);
  }
}
