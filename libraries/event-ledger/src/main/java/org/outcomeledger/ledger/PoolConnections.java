package org.outcomeledger.ledger;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the pool as the framework would, and keeps what it is told about the servers: so that there
 * is one place that says how PostgreSQL is reached, {@code quarkus.datasource}.
 */
@Singleton
class PoolConnections implements PgPoolCreator {

  private final Instance<Pool> pool;
  private volatile List<PgConnectOptions> options = List.of();

  PoolConnections(Instance<Pool> pool) {
    this.pool = pool;
  }

  @Override
  public Pool create(Input input) {
    options = List.copyOf(input.pgConnectOptionsList());
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(options))
        .using(input.vertx())
        .build();
  }

  /** One for each server. */
  List<PgConnectOptions> options() {
    if (options.isEmpty()) {
      pool.get().size(); // made when it is first used
    }
    return options;
  }
}
