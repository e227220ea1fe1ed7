package org.outcomeledger.story;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The command line {@code ./power-loss}: of two replicas one relays, and every packet between its
 * relaying session and PostgreSQL is dropped, as when its node loses power: no connection is
 * closed, nobody is told. Prints after how long the other one holds the relay's lock. Needs root
 * and iptables; no test, for it measures.
 */
final class PowerLoss {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
  private static final long LOOK_NANOS = 50_000_000;
  private static final String RELAYING =
      """
      select a.client_port from pg_stat_activity a join pg_locks l using (pid)
      where l.locktype = 'advisory' and l.granted and a.application_name = 'ledger-relay'
        and a.datname = current_database()""";

  private PowerLoss() {}

  public static void main(String[] arguments) throws Exception {
    try (Installation installation = Installation.start(Path.of("target", "power-loss"))) {
      String database = PackagedService.ENROLLMENT.database;
      installation.replica(PackagedService.ENROLLMENT, database);
      try (Connection session = installation.session(database)) {
        String port = awaitOther(session, "");
        for (String side : List.of("--sport", "--dport")) {
          iptables("-I", side, port);
        }
        long since = System.nanoTime();
        try {
          awaitOther(session, port);
          System.out.printf(
              "The other replica relays after %.1f s%n", (System.nanoTime() - since) / 1e9);
        } finally {
          for (String side : List.of("--sport", "--dport")) {
            iptables("-D", side, port);
          }
        }
      }
    }
    System.exit(0);
  }

  /** The port of a relaying session, once there is one and it is not this. */
  private static String awaitOther(Connection session, String port) throws SQLException {
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (System.nanoTime() < end) {
      Optional<String> found = relaying(session).filter(it -> !it.equals(port));
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException("Nobody relays after " + LONG_ENOUGH);
  }

  private static Optional<String> relaying(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(RELAYING)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static void iptables(String action, String side, String port)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("iptables", action, "INPUT", "-i", "lo", "-p", "tcp"));
    command.addAll(List.of(side, port, "-j", "DROP"));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }
}
