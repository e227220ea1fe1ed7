package org.outcomeledger.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while what was erased has been on disk for more than three nights: the scrub is not run, or
 * never gets to a table. While the database is away this is up, and another check is down.
 */
@Wellness
@Singleton
final class ScrubHealth implements AsyncHealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final String OVERDUE =
      """
      select string_agg(table_name, ', ' order by table_name) from to_be_scrubbed
      where waiting_since < now() - interval '3 days'\
      """;

  private final Pool pool;

  ScrubHealth(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query(OVERDUE)
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(rows -> Optional.ofNullable(rows.iterator().next().getString(0)))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .map(overdue -> overdue.map(ScrubHealth::down).orElseGet(response()::up).build());
  }

  private static HealthCheckResponseBuilder down(String tables) {
    return response()
        .down()
        .withData(
            "reason",
            "What was erased more than three days ago is still on disk. Run the command scrub, which says why: "
                + tables);
  }

  private static HealthCheckResponseBuilder response() {
    return HealthCheckResponse.named("scrubbed");
  }
}
