package org.outcomeledger.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes the pool of every service, and keeps what it is told about the servers: so that there is
 * one place that says how PostgreSQL is reached, {@code quarkus.datasource}.
 *
 * <p>A server whose node lost power closes no connection, and the operating system gives one up
 * after a quarter of an hour only. So a connection of the pool on which nothing came for a minute
 * is closed: whoever waits for an answer on it is told that the database is away, and the next
 * question is asked of whatever serves at the address now. A question that may take longer than
 * that belongs into a {@link ServiceCommand}, whose connections have no such limit.
 */
@Singleton
public class PoolConnections implements PgPoolCreator {

  /** Longer than anybody waits for an answer. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Such that it is not the limit above that closes one which nobody uses. */
  private static final Duration UNUSED = SILENCE.dividedBy(2);

  private final Instance<Pool> pool;
  private final Optional<Duration> silence;
  private volatile List<PgConnectOptions> options = List.of();

  @Inject
  PoolConnections(Instance<Pool> pool, DatabaseConfig config) {
    this.pool = pool;
    this.silence = config.command().isPresent() ? Optional.empty() : Optional.of(SILENCE);
  }

  @Override
  public Pool create(Input input) {
    options = List.copyOf(input.pgConnectOptionsList());
    return pool(input.vertx(), input.poolOptions(), options, silence);
  }

  /**
   * A pool of connections to these servers.
   *
   * @param silence after how long without a byte from the server a connection is closed
   */
  static Pool pool(
      Vertx vertx, PoolOptions size, List<PgConnectOptions> servers, Optional<Duration> silence) {
    var unusedAreClosed = new PoolOptions(size);
    if (silence.isPresent() && size.getIdleTimeout() == 0) {
      unusedAreClosed
          .setIdleTimeout((int) UNUSED.toMillis())
          .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return PgBuilder.pool()
        .with(unusedAreClosed)
        .connectingTo(
            servers.stream().<SqlConnectOptions>map(server -> pooled(server, silence)).toList())
        .using(vertx)
        .build();
  }

  private static PgConnectOptions pooled(PgConnectOptions server, Optional<Duration> silence) {
    PgConnectOptions pooled = LostPeers.noticedAt(server);
    silence.ifPresent(
        it ->
            pooled
                .setReadIdleTimeout((int) it.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    return pooled;
  }

  /** One for each server, as they were set. */
  public List<PgConnectOptions> options() {
    if (options.isEmpty()) {
      pool.get().size(); // made when it is first used
    }
    return options;
  }
}
