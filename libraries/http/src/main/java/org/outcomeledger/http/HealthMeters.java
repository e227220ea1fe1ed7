package org.outcomeledger.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Every check of {@code /q/health/well} as a metric, so that what is told there raises an alert. It
 * is asked in the background: a scrape waits for no database.
 */
@Singleton
final class HealthMeters {

  private final SmallRyeHealthReporter health;
  private final MultiGauge up;

  HealthMeters(SmallRyeHealthReporter health, MeterRegistry registry) {
    this.health = health;
    this.up =
        MultiGauge.builder("outcome.ledger.health.check.up")
            .description("Whether a check of /q/health/well is up (1) or down (0)")
            .register(registry);
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> ask() {
    return health
        .getWellnessAsync()
        .invoke(answer -> up.register(rows(answer), true))
        .replaceWithVoid();
  }

  private static List<Row<?>> rows(SmallRyeHealth answer) {
    return answer.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .<Row<?>>map(
            check ->
                Row.of(
                    Tags.of("check", check.getString("name")),
                    check.getString("status").equals("UP") ? 1 : 0))
        .toList();
  }
}
