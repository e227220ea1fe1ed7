package org.outcomeledger.audit;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Deletes what is older than the trail is kept, at the start and every hour. */
@Startup
@Singleton
class AuditRetention {

  private static final int SHORTEST_DAYS = 366;
  private static final int AT_ONCE = 10_000;

  private final AuditTable table;
  private final int days;

  @Inject
  AuditRetention(Pool pool, AuditConfig config) {
    this(pool, config.keptDays());
  }

  AuditRetention(Pool pool, int days) {
    if (days < SHORTEST_DAYS) {
      throw new IllegalStateException(
          "outcome-ledger.audit.kept-days is %d: the audit trail is kept for at least %d days. Set it to that or more."
              .formatted(days, SHORTEST_DAYS));
    }
    this.table = new AuditTable(pool);
    this.days = days;
  }

  @Scheduled(every = "1h")
  Uni<Void> forget() {
    return table
        .forget(days, AT_ONCE)
        .repeat()
        .until(deleted -> deleted < AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
