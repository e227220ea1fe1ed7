package org.outcomeledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.awaitility.Awaitility;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.LocalServerException;
import org.outcomeledger.local.PostgresServer;

/**
 * A base backup of a PostgreSQL and the write-ahead log since, in one folder: from both a second
 * server is made that has what the first had at any moment in between, as the operator of an
 * installation does from an object store.
 */
public final class PostgresArchive {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path log;
  private final Path base;

  /** One that is kept in this folder, which is made. */
  public PostgresArchive(Path folder) {
    this.log = folder.resolve("write-ahead-log").toAbsolutePath();
    this.base = folder.resolve("base").toAbsolutePath();
    try {
      Files.createDirectories(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a server is started with, so that it archives here; a half-written segment has no name.
   */
  public Map<String, String> settings() {
    return Map.of(
        "archive_mode",
        "on",
        "archive_command",
        "cp %%p '%1$s/%%f.part' && mv '%1$s/%%f.part' '%1$s/%%f'".formatted(log));
  }

  /** Takes the base backup, of a server with these settings, while it serves. */
  public void takeBase(PostgresServer server) {
    BaseBackup.take(server, base);
  }

  /**
   * Returns when all that was committed is in the archive, without waiting for a segment to be full
   * or for {@code archive_timeout}.
   */
  public void complete(PostgresServer server) {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement();
        ResultSet segment = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
      segment.next();
      Path last = log.resolve(segment.getString(1));
      Awaitility.await("the archive's " + last).atMost(LIMIT).until(() -> Files.exists(last));
    } catch (SQLException e) {
      throw new LocalServerException("The archive is not complete: " + e.getMessage(), e);
    }
  }

  /**
   * Starts a server that has every transaction that was committed up to then, and no later one.
   *
   * @param data the new server's folder, which is not there yet
   * @param password as the first server has it
   */
  public PostgresServer recover(Path data, Instant upTo, String password, Path serverLog) {
    try {
      BaseBackup.copy(base, data);
      Files.createFile(data.resolve("recovery.signal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings =
        Map.of(
            "restore_command",
            "cp '%s/%%f' %%p".formatted(log),
            "recovery_target_time",
            // no letters: names of time zones are not known yet when it is read
            upTo.truncatedTo(ChronoUnit.MICROS).toString().replace("Z", "+00"),
            "recovery_target_action",
            "promote");
    PostgresServer server =
        PostgresServer.start(data, FreePort.any(), password, serverLog, settings);
    Awaitility.await("the end of the recovery, see " + serverLog)
        .atMost(LIMIT)
        .until(() -> !PostgresStandby.isInRecovery(server));
    return server;
  }
}
