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
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.LocalServerException;
import org.outcomeledger.local.PostgresServer;

/**
 * A second PostgreSQL that has each commit on its own disk before the first one acknowledges it:
 * streaming, synchronous replication. Until it is promoted it can be read only. Without it the
 * first one acknowledges nothing; once it is promoted it acknowledges alone.
 *
 * @param server the standby; on a port of its own, with the first one's roles and passwords
 */
public record PostgresStandby(PostgresServer server) implements AutoCloseable {

  private static final String NAME = "standby";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /**
   * Makes the standby of a server that runs, and returns when no commit of the server is
   * acknowledged without it, and it has all earlier ones.
   *
   * @param data the standby's folder, which is not there yet
   * @param settings that the standby is given besides
   */
  public static PostgresStandby of(
      PostgresServer primary, Path data, Path log, Map<String, String> settings) {
    execute(primary, "select pg_create_physical_replication_slot('" + NAME + "', true)");
    BaseBackup.take(primary, data);
    try {
      Files.createFile(data.resolve("standby.signal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var all = new HashMap<>(settings);
    all.put("primary_conninfo", connection(primary));
    all.put("primary_slot_name", NAME);
    var standby =
        new PostgresStandby(
            PostgresServer.start(
                data, FreePort.any(), primary.address().password(), log, Map.copyOf(all)));
    standby.confirmEachCommitOf(primary);
    return standby;
  }

  private static String connection(PostgresServer primary) {
    return "host=%s port=%d user=postgres password='%s' application_name=%s"
        .formatted(
            primary.address().host(), primary.address().port(), primary.address().password(), NAME);
  }

  private void confirmEachCommitOf(PostgresServer primary) {
    execute(primary, "alter system set synchronous_standby_names = '" + NAME + "'");
    execute(primary, "select pg_reload_conf()");
    String state = "select count(*) = 1 from pg_stat_replication where sync_state = 'sync'";
    Awaitility.await("a synchronous standby").atMost(LIMIT).until(() -> isTrue(primary, state));
    // A commit waits for all before it, also for what was acknowledged without the standby.
    execute(primary, "select pg_logical_emit_message(true, '" + NAME + "', '')");
  }

  /** It receives nothing, and so confirms nothing, until it is resumed. */
  public void pause() {
    signalReceiver("STOP");
  }

  public void resume() {
    signalReceiver("CONT");
  }

  private void signalReceiver(String signal) {
    String pid = ask(server, "select pid from pg_stat_wal_receiver");
    try {
      int code = new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
      if (code != 0) {
        throw new LocalServerException("kill -" + signal + " " + pid + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes it the primary: returns when it takes writes. The first one has to be dead. */
  public void promote() {
    if (!isTrue(server, "select pg_promote(wait => true, wait_seconds => 60)")) {
      throw new LocalServerException("The standby was not promoted within a minute");
    }
  }

  static boolean isInRecovery(PostgresServer server) {
    return isTrue(server, "select pg_is_in_recovery()");
  }

  private static void execute(PostgresServer server, String sql) {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new LocalServerException(sql + ": " + e.getMessage(), e);
    }
  }

  private static boolean isTrue(PostgresServer server, String query) {
    return ask(server, query).equals("t");
  }

  private static String ask(PostgresServer server, String query) {
    try (Connection session = server.address().connect("postgres");
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new LocalServerException(query + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
