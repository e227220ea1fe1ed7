package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.testservers.TestServers;

class ReplayStoreTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.closeAndAwait();
  }

  @Test
  void anUnavailableDatabaseIsToldFromOneWithoutALedger() {
    var postgres = TestServers.postgres();
    String empty = TestServers.postgres().freshDatabase("no_ledger");
    var here =
        PgConnectOptions.fromUri(postgres.reactiveUrl(empty))
            .setUser(empty)
            .setPassword(postgres.password());
    var away = new PgConnectOptions(here).setPort(FreePort.any());

    assertThatThrownBy(() -> heads(away)).isInstanceOf(LedgerUnreadable.class);
    assertThatThrownBy(() -> heads(here)).isNotInstanceOf(LedgerUnreadable.class);
  }

  private void heads(PgConnectOptions options) {
    var pool = PgBuilder.pool().connectingTo(options).using(vertx).build();
    try {
      new ReplayStore(pool).heads().await().atMost(TIMEOUT);
    } finally {
      pool.closeAndAwait();
    }
  }
}
