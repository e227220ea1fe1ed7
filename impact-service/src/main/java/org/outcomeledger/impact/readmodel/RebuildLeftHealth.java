package org.outcomeledger.impact.readmodel;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while there are tables of a rebuild that ended before it could drop them: learners who are
 * erased since are still in them. While the database is away this is up, and another check is down.
 */
@Wellness
@Singleton
final class RebuildLeftHealth implements AsyncHealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final String LEFT =
      """
      select exists (select from pg_namespace where nspname in ('rebuilt', 'replaced'))
        and not exists (
          select from pg_locks
          where locktype = 'advisory' and objsubid = 1
            and (classid::bigint << 32 | objid::bigint) = %d
            and database = (select oid from pg_database where datname = current_database()))\
      """
          .formatted(RebuildGuard.ONE_AT_A_TIME);

  private final Pool pool;

  RebuildLeftHealth(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.query(LEFT)
        .execute()
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(rows -> rows.iterator().next().getBoolean(0))
        .onFailure()
        .recoverWithItem(false)
        .map(left -> left ? left() : response().up().build());
  }

  private static HealthCheckResponse left() {
    return response()
        .down()
        .withData(
            "reason",
            "A rebuild of the read model was ended before it could drop its tables, which no erasure reaches. Run the command rebuild again.")
        .build();
  }

  private static HealthCheckResponseBuilder response() {
    return HealthCheckResponse.named("no-rebuild-left");
  }
}
