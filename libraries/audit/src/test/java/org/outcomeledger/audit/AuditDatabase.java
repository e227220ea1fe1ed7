package org.outcomeledger.audit;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.outcomeledger.local.PostgresAddress;

/** An empty trail in a database of its own, and entries for it. */
final class AuditDatabase implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Vertx VERTX = Vertx.vertx();

  private final PostgresAddress postgres;
  private final String name;
  final Pool pool;
  final AuditTable table;

  AuditDatabase(PostgresAddress postgres) {
    this.postgres = postgres;
    this.name = postgres.freshDatabase("audit");
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(name), name, postgres.password())
        .locations("db/settings", "db/audit")
        .placeholders(Map.of("service-role", "nobody"))
        .load()
        .migrate();
    pool =
        PgBuilder.pool()
            .connectingTo(
                PgConnectOptions.fromUri(postgres.reactiveUrl(name))
                    .setUser(name)
                    .setPassword(postgres.password()))
            .with(new PoolOptions().setMaxSize(4))
            .using(VERTX)
            .build();
    table = new AuditTable(pool);
    sql("select 1"); // outside Quarkus, the first use sets up Mutiny's context
  }

  /** A connection of the tables' owner, as whom a service runs. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(name), name, postgres.password());
  }

  /** Runs a statement; the value of its first column where it gives a row. */
  Object sql(String statement) {
    var rows = pool.query(statement).execute().await().atMost(TIMEOUT).iterator();
    return rows.hasNext() ? rows.next().getValue(0) : null;
  }

  /** All that is in it, in the order of its numbers. */
  List<AuditEntry> entries() {
    return table.page(0, Instant.EPOCH, 1_000_000).await().atMost(TIMEOUT).stream()
        .map(NumberedEntry::entry)
        .toList();
  }

  static AuditEntry entry(String caller) {
    return entry(caller, Instant.now());
  }

  static AuditEntry entry(String caller, Instant at) {
    return new AuditEntry(
        UUID.randomUUID(),
        at.truncatedTo(ChronoUnit.MICROS),
        "getValues",
        "GET /metrics/v1/indicators/{id}/values",
        caller,
        "Ada of " + caller,
        "metrics:read-exact",
        null,
        Map.of("id", List.of("COM1"), "by", List.of("gender", "programme")),
        200,
        "0af7651916cd43dd8448eb211c80319c");
  }

  @Override
  public void close() {
    pool.closeAndAwait();
  }
}
