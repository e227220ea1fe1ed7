package org.outcomeledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.local.PostgresAddress;

/** What every test may rely on, wherever its PostgreSQL runs. */
class TestServersTest {
  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void aRunningServerKeepsWhatItAcknowledges(String setting) throws SQLException {
    assertThat(ask(TestServers.postgres(), "postgres", "show " + setting)).isEqualTo("on");
  }

  @Test
  void textIsUtf8InCodePointOrderAndDetailsStayOutOfTheLog() throws SQLException {
    PostgresAddress server = TestServers.postgres();
    assertThat(ask(server, "postgres", "show server_encoding")).isEqualTo("UTF8");
    assertThat(
            ask(
                server,
                "postgres",
                "select string_agg(t, '' order by t) from unnest(array['é','b','B']) t"))
        .isEqualTo("Bbé");
    assertThat(ask(server, "postgres", "show log_error_verbosity")).isEqualTo("terse");
    assertThat(ask(server, "postgres", "show server_version")).startsWith(version());
  }

  @Test
  void everyFreshDatabaseIsEmptyAndItsOwnersOwn() throws SQLException {
    PostgresAddress server = TestServers.postgres();
    String first = server.freshDatabase("fresh");
    String second = server.freshDatabase("fresh");
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
    PostgresAddress server = TestServers.postgres();
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  /** Local binaries are pinned; an image of this tag is renewed with each minor release. */
  private static String version() {
    return TestServers.areLocal() ? "18.3" : "18.";
  }

  private static String ask(PostgresAddress server, String database, String query)
      throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
