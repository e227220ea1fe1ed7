package org.outcomeledger.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while the database does not answer. A wellness check and no readiness check: a replica that
 * cannot reach its database answers with a problem that says so and when to come back, and no other
 * replica could do more.
 */
@Wellness
@Singleton
final class DatabaseWellness implements AsyncHealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Pool pool;

  DatabaseWellness(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query("select 1")
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(answered -> response().up().build())
        .onFailure()
        .recoverWithItem(
            why -> response().down().withData("reason", why.getClass().getSimpleName()).build());
  }

  private static HealthCheckResponseBuilder response() {
    return HealthCheckResponse.named("database");
  }
}
