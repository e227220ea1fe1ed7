package org.outcomeledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;

@LocalServersOnly("kills a PostgreSQL and promotes another")
class PostgresStandbyTest {

  private static final String PASSWORD = "secret";

  @TempDir Path folder;

  private PostgresServer primary;
  private PostgresStandby standby;
  private StableAddress address;

  @BeforeEach
  void start() throws SQLException {
    Path log = folder.resolve("postgres.log");
    primary = PostgresServer.start(folder.resolve("primary"), FreePort.any(), PASSWORD, log);
    standby = PostgresStandby.of(primary, folder.resolve("standby"), log, Map.of());
    address = StableAddress.of(primary.address().port());
    execute("create table event (n int primary key)");
  }

  @AfterEach
  void stop() {
    address.close();
    standby.close();
    primary.close();
  }

  @Test
  void thePromotedStandbyHasEveryCommitThatWasAcknowledged() throws Exception {
    var underWay = new CountDownLatch(100);
    var writer = CompletableFuture.supplyAsync(() -> insertUntilCut(underWay));
    underWay.await();
    primary.kill();
    int acknowledged = writer.get();
    standby.promote();
    address.moveTo(standby.server().address().port());
    int kept = Integer.parseInt(ask("select count(*) from event"));
    assertThat(kept).isBetween(acknowledged, acknowledged + 1);
    execute("insert into event values (0)");
  }

  @Test
  void withoutItsStandbyAServerAcknowledgesNothing() throws Exception {
    standby.close();
    var insert = CompletableFuture.runAsync(() -> executeUnchecked("insert into event values (1)"));
    String waiting = "select count(*) from pg_stat_activity where wait_event = 'SyncRep'";
    Awaitility.await("a commit that waits").until(() -> ask(waiting).equals("1"));
    assertThat(insert).isNotDone();
    assertThat(ask("select count(*) from event")).isEqualTo("0");
  }

  /** Returns how many commits were acknowledged before the connection broke. */
  private int insertUntilCut(CountDownLatch underWay) {
    int acknowledged = 0;
    try (Connection session = session();
        Statement statement = session.createStatement()) {
      while (true) {
        statement.execute("insert into event values (" + (acknowledged + 1) + ")");
        acknowledged++;
        underWay.countDown();
      }
    } catch (SQLException e) {
      return acknowledged;
    }
  }

  private Connection session() throws SQLException {
    return PostgresAddress.onLoopback(address.port(), PASSWORD).connect("postgres");
  }

  private void execute(String sql) throws SQLException {
    try (Connection session = session();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private void executeUnchecked(String sql) {
    try {
      execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ask(String query) throws SQLException {
    try (Connection session = session();
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
