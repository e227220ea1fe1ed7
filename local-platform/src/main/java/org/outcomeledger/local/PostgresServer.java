package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL server as a child of this JVM, on loopback, with its data in a folder that it
 * keeps. fsync, full_page_writes and synchronous_commit are on, always: what it acknowledged
 * survives {@code kill -9}. The database cluster is UTF-8 with C collation (code-point order), its
 * log is terse, because details name values. It has no replicas, no TLS and no backup, unless its
 * settings say so. Closing it ends all sessions and waits until the data are on disk.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Path data;
  private final PostgresAddress address;
  private final ChildProcess process;

  private PostgresServer(Path data, PostgresAddress address, ChildProcess process) {
    this.data = data;
    this.address = address;
    this.process = process;
  }

  /**
   * Starts a server on {@code data}, which is made when it is not there, and returns when it takes
   * connections.
   *
   * @param password of the superuser {@code postgres} and of every owner; a kept folder keeps the
   *     one that it was made with
   * @throws LocalServerException when it does not come up; the message names the log
   */
  public static PostgresServer start(Path data, int port, String password, Path log) {
    return start(data, port, password, log, Map.of());
  }

  /**
   * Starts one with settings besides, by PostgreSQL's names for them, which hold until it ends.
   *
   * @throws LocalServerException when it does not come up; the message names the log
   */
  public static PostgresServer start(
      Path data, int port, String password, Path log, Map<String, String> settings) {
    Path binaries = PostgresBinaries.folder();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(binaries, data, password, log);
    }
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (true) {
      // After a kill -9 of the postmaster its backends may hold the folder a little longer: only
      // then is a refusal retried.
      boolean mayBeHeld = Files.exists(data.resolve("postmaster.pid"));
      ChildProcess process =
          ChildProcess.start(
              command(binaries, data, port, settings),
              Map.of("TZ", "UTC"),
              log,
              ChildProcess.StopSignal.INT);
      PostgresServer server =
          new PostgresServer(data, PostgresAddress.onLoopback(port, password), process);
      if (server.comesUp(deadline)) {
        return server;
      }
      server.close();
      if (!mayBeHeld || Instant.now().isAfter(deadline)) {
        throw new LocalServerException("PostgreSQL did not start on port " + port + ": see " + log);
      }
    }
  }

  private static void initialise(Path binaries, Path data, String password, Path log) {
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      Path making =
          Files.createTempDirectory(data.toAbsolutePath().getParent(), "making-postgres-");
      Path secret = Files.createTempFile(making.getParent(), "postgres-", ".password");
      try {
        Files.writeString(secret, password);
        run(initdb(binaries, making, secret), log);
        Files.move(
            making,
            data); // an initdb that was cut off leaves no half-made folder behind under the real
        // name
      } finally {
        Files.delete(secret);
        Folders.delete(making);
      }
    } catch (IOException e) {
      throw new LocalServerException(
          "The folder " + data + " for PostgreSQL cannot be made: " + e, e);
    }
  }

  private static List<String> initdb(Path binaries, Path data, Path secret) {
    List<String> command = new ArrayList<>(SystemTools.notAsRoot());
    command.add(binaries.resolve("bin/initdb").toString());
    command.addAll(
        List.of(
            "-D",
            data.toString(),
            "-U",
            PostgresAddress.SUPERUSER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256"));
    command.addAll(
        List.of(
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
    return command;
  }

  private static void run(List<String> command, Path log) {
    ChildProcess process =
        ChildProcess.start(command, Map.of("TZ", "UTC"), log, ChildProcess.StopSignal.TERM);
    if (!process.endsWithin(START_LIMIT) || process.ended().join() != 0) {
      process.kill();
      throw new LocalServerException("PostgreSQL's initdb failed: see " + log);
    }
  }

  private static List<String> command(
      Path binaries, Path data, int port, Map<String, String> settings) {
    List<String> command = new ArrayList<>(SystemTools.notAsRoot());
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.toAbsolutePath().toString(), "-p", Integer.toString(port)));
    List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=", // a path that is too long for a socket would stop it;
            // nobody uses it
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "log_error_verbosity=terse",
            "log_line_prefix=%m [%p] %d ",
            "max_connections=200",
            "timezone=UTC")
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private boolean comesUp(Instant deadline) {
    while (Instant.now().isBefore(deadline) && !process.endsWithin(Duration.ofMillis(50))) {
      try (Connection connection = address.connect("postgres")) {
        return connection.isValid(5);
      } catch (SQLException e) {
        if ("28P01".equals(e.getSQLState())) {
          close();
          throw new LocalServerException(
              "The password does not fit the data in " + data + ": start with --fresh", e);
        }
      }
    }
    return false;
  }

  /** The process that a fault test kills, or looks after. */
  public ProcessHandle process() {
    return process.handle();
  }

  /** {@code kill -9} of the server's own process and of nothing else; returns when it is gone. */
  public void kill() {
    process.crash();
  }

  ChildProcess child() {
    return process;
  }

  /** The folder with its data, which nobody else may change. */
  public Path data() {
    return data;
  }

  /** How it is reached while it runs, and again after a new start on the same port. */
  public PostgresAddress address() {
    return address;
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
