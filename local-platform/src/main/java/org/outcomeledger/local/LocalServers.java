package org.outcomeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, each started when it is first asked for,
 * with data in a temporary folder that is deleted when the JVM ends. They are durable as the real
 * ones are. Tests that kill servers start their own.
 *
 * <p>Safe to use from several threads, and from one class loader: a second copy of this class
 * starts servers of its own.
 */
public final class LocalServers {
  private static final String PASSWORD = "outcome-ledger";

  private LocalServers() {}

  /** The PostgreSQL of this JVM. */
  public static PostgresAddress postgres() {
    return Postgres.SERVER.address();
  }

  /** The Kafka of this JVM, as the setting {@code bootstrap.servers} takes it. */
  public static String kafka() {
    return Kafka.BROKER.bootstrapServers();
  }

  private static Path folder(String server) {
    try {
      return Files.createTempDirectory("outcome-ledger-" + server + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void atExit(AutoCloseable server, Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                    Folders.delete(folder);
                  } catch (Exception e) {
                    System.err.println(folder + " was not deleted: " + e);
                  }
                }));
  }

  private static final class Postgres {
    private static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      Path folder = folder("postgres");
      PostgresServer server =
          PostgresServer.start(
              folder.resolve("data"), FreePort.any(), PASSWORD, folder.resolve("postgres.log"));
      atExit(server, folder);
      return server;
    }
  }

  private static final class Kafka {
    private static final KafkaBroker BROKER = start();

    private static KafkaBroker start() {
      Path folder = folder("kafka");
      KafkaBroker broker =
          KafkaBroker.start(folder.resolve("data"), FreePort.any(), folder.resolve("kafka.log"));
      atExit(broker, folder);
      return broker;
    }
  }
}
