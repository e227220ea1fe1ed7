package org.outcomeledger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.testservers.StableAddress;
import org.outcomeledger.testservers.TestServers;

/** A pool whose server lost power: nobody closes its connections, and another server serves. */
class LostServerTest {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(30);

  /** All of the pool's are lost: it makes no other beside them. */
  private static final int CONNECTIONS = 1;

  private final PostgresAddress postgres = TestServers.postgres();
  private final Vertx vertx = Vertx.vertx();
  private int port;
  private StableAddress address;
  private Pool pool;

  @BeforeEach
  void aPoolThatReachesItsServerAtAnAddressThatMoves() {
    String database = postgres.freshDatabase("lost");
    PgConnectOptions there =
        PgConnectOptions.fromUri(postgres.reactiveUrl(database))
            .setUser(database)
            .setPassword(postgres.password());
    port = there.getPort();
    address = StableAddress.of(port);
    pool =
        Pool.newInstance(
            PoolConnections.pool(
                vertx.getDelegate(),
                new PoolOptions().setMaxSize(CONNECTIONS),
                List.of(there.setHost("127.0.0.1").setPort(address.port())),
                Optional.of(SILENCE)));
  }

  @AfterEach
  void close() {
    pool.close().await().indefinitely();
    address.close();
    vertx.closeAndAwait();
  }

  @Test
  void questionsReachTheServerThatTookItsPlace() {
    assertThat(database()).isEqualTo(UP);

    address.moveFromLostTo(port);
    assertThat(database()).isEqualTo(DOWN);

    await().atMost(LONG).until(this::database, UP::equals);
  }

  @Test
  void whoWaitsForItsAnswerIsToldThatTheDatabaseIsAway() {
    var connection = pool.getConnection().await().indefinitely();
    address.moveFromLostTo(port);

    assertThatThrownBy(() -> connection.query("select 1").execute().await().atMost(LONG))
        .isNotInstanceOf(TimeoutException.class)
        .matches(DatabaseErrors::isAway);
  }

  private HealthCheckResponse.Status database() {
    return new DatabaseWellness(pool).call().await().indefinitely().getStatus();
  }
}
