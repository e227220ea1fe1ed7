package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @Test
  void acknowledgedCommitsAreThereAfterAKillInTheMiddleOfOthers(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    Path log = folder.resolve("postgres.log");
    int acknowledged;
    try (PostgresServer server = PostgresServer.start(data, FreePort.any(), "secret", log)) {
      server.address().createDatabase("ledger");
      CountDownLatch underWay = new CountDownLatch(100);
      CompletableFuture<Integer> writer =
          CompletableFuture.supplyAsync(() -> insertUntilCut(server, underWay));
      underWay.await();
      server.kill();
      acknowledged = writer.get();
    }
    try (PostgresServer again = PostgresServer.start(data, FreePort.any(), "secret", log)) {
      int kept = Integer.parseInt(ask(again, "ledger", "select count(*) from event"));
      assertThat(kept)
          .isBetween(acknowledged, acknowledged + 1); // the one under way may have been committed
      assertThat(ask(again, "ledger", "select max(n) from event"))
          .isEqualTo(Integer.toString(kept));
    }
  }

  /** Returns how many commits were acknowledged before the connection broke. */
  private static int insertUntilCut(PostgresServer server, CountDownLatch underWay) {
    int acknowledged = 0;
    try (Connection connection = server.address().connect("ledger");
        Statement statement = connection.createStatement()) {
      statement.execute("create table event (n int primary key)");
      while (true) {
        statement.execute("insert into event values (" + (acknowledged + 1) + ")");
        acknowledged++;
        underWay.countDown();
      }
    } catch (SQLException e) {
      return acknowledged;
    }
  }

  @Test
  void aServerThatWasClosedLeavesNoProcessAndNoLock(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    PostgresServer server =
        PostgresServer.start(data, FreePort.any(), "secret", folder.resolve("postgres.log"));
    server.close();
    assertThat(server.process().isAlive()).isFalse();
    assertThat(Files.exists(data.resolve("postmaster.pid"))).isFalse();
    assertThat(Files.readString(folder.resolve("postgres.log"))).contains("fast shutdown request");
  }

  private static String ask(PostgresServer server, String database, String query)
      throws SQLException {
    try (Connection connection = server.address().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
