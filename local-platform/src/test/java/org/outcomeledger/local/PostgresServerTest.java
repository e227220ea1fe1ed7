package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {
  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void aRunningServerKeepsWhatItAcknowledges(String setting) throws SQLException {
    assertThat(ask(LocalServers.postgres(), "postgres", "show " + setting)).isEqualTo("on");
  }

  @Test
  void textIsUtf8InCodePointOrderAndDetailsStayOutOfTheLog() throws SQLException {
    PostgresServer server = LocalServers.postgres();
    assertThat(ask(server, "postgres", "show server_encoding")).isEqualTo("UTF8");
    assertThat(
            ask(
                server,
                "postgres",
                "select string_agg(t, '' order by t) from unnest(array['é','b','B']) t"))
        .isEqualTo("Bbé");
    assertThat(ask(server, "postgres", "show log_error_verbosity")).isEqualTo("terse");
    assertThat(ask(server, "postgres", "show server_version")).startsWith("18.3");
  }

  @Test
  void everyFreshDatabaseIsEmptyAndItsOwnersOwn() throws SQLException {
    PostgresServer server = LocalServers.postgres();
    String first = LocalServers.freshDatabase("fresh");
    String second = LocalServers.freshDatabase("fresh");
    assertThat(first).isNotEqualTo(second);
    try (Connection owner =
            DriverManager.getConnection(server.jdbcUrl(first), first, server.password());
        Statement statement = owner.createStatement()) {
      statement.execute("create table fact (n int)");
    }
    assertThat(ask(server, second, "select count(*) from pg_tables where tablename = 'fact'"))
        .isEqualTo("0");
  }

  @Test
  void aWrongPasswordIsRefusedOnLoopbackToo() {
    PostgresServer server = LocalServers.postgres();
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void acknowledgedCommitsAreThereAfterAKillInTheMiddleOfOthers(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    Path log = folder.resolve("postgres.log");
    int acknowledged;
    try (PostgresServer server = PostgresServer.start(data, FreePort.any(), "secret", log)) {
      server.createDatabase("ledger");
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
    try (Connection connection = server.connect("ledger");
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
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
