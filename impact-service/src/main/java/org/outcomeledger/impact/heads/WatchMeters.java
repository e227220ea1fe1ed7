package org.outcomeledger.impact.heads;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.outcomeledger.indicators.LedgerName;

/** What the watch has seen, as metrics: docs/metrics.md. */
@Singleton
final class WatchMeters {

  WatchMeters() {}

  void register(@Observes StartupEvent started, MeterRegistry registry, HeadsWatch watch) {
    for (LedgerName ledger : LedgerName.values()) {
      Gauge.builder(
              "outcome.ledger.watched.head.timestamp.seconds",
              () -> watch.status().signedAt().get(ledger).toEpochMilli() / 1000.0)
          .description("When the last head that held was signed, in Unix time")
          .tag("ledger", ledger.text())
          .register(registry);
    }
    Gauge.builder("outcome.ledger.watched.head.findings", () -> watch.status().findings().size())
        .description("What did not hold of signed heads, since the start")
        .register(registry);
  }
}
