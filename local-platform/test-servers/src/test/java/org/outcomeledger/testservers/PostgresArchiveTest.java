package org.outcomeledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.PostgresServer;

@LocalServersOnly("recovers a PostgreSQL from files")
class PostgresArchiveTest {

  private static final String PASSWORD = "secret";

  @Test
  void aRecoveredServerHasWhatWasCommittedByThenAndNothingLater(@TempDir Path folder)
      throws SQLException {
    Path log = folder.resolve("postgres.log");
    var archive = new PostgresArchive(folder.resolve("archive"));
    Instant then;
    try (PostgresServer server =
        PostgresServer.start(
            folder.resolve("data"), FreePort.any(), PASSWORD, log, archive.settings())) {
      execute(server, "create table event (n int)");
      execute(server, "insert into event values (1)");
      archive.takeBase(server);
      execute(server, "insert into event values (2)");
      then = Instant.now();
      execute(server, "insert into event values (3)");
      execute(server, "drop table event");
      archive.complete(server);
    }
    try (PostgresServer recovered =
        archive.recover(folder.resolve("recovered"), then, PASSWORD, log)) {
      execute(recovered, "insert into event values (4)");
      assertThat(ask(recovered, "select string_agg(n::text, ' ' order by n) from event"))
          .isEqualTo("1 2 4");
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(PostgresServer server, String query) throws SQLException {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
