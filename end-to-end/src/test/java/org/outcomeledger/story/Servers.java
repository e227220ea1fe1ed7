package org.outcomeledger.story;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.SecuredServers;
import org.outcomeledger.testservers.TestServers;

/** The PostgreSQL and the Kafka of an installation; each can be asked for once it was started. */
sealed interface Servers extends AutoCloseable
    permits ReplicatedServers, Servers.Own, Servers.Secured, Servers.Shared, WiredServers {

  void startPostgres();

  void startKafka();

  PostgresAddress postgres();

  /** As the setting {@code bootstrap.servers} takes it. */
  String kafka();

  /** {@code kill -9}; a new start takes the old port and data. */
  void killPostgres();

  void killKafka();

  /** What a service over this database is told besides, to reach them. */
  default Map<String, String> environment(String database) {
    return Map.of();
  }

  /** Makes the database of this name, and the roles that go with it. */
  default void createDatabase(String name) {
    postgres().createDatabase(name);
  }

  /**
   * What the command is told otherwise that makes the tables, where the service itself may not; no
   * command is needed elsewhere.
   */
  default Optional<Map<String, String>> migration(String database) {
    return Optional.empty();
  }

  /** Takes every processor away from all of PostgreSQL's processes, or gives them back. */
  default void stallPostgres() {
    throw new UnsupportedOperationException("Only our own servers are stalled");
  }

  default void resumePostgres() {
    throw new UnsupportedOperationException("Only our own servers are resumed");
  }

  /** The same of Kafka. */
  default void stallKafka() {
    throw new UnsupportedOperationException("Only our own servers are stalled");
  }

  default void resumeKafka() {
    throw new UnsupportedOperationException("Only our own servers are resumed");
  }

  @Override
  void close();

  /** Local ones with data and logs in this folder; where tests run in containers, theirs. */
  static Servers in(Path folder) {
    return TestServers.areLocal() ? new Own(folder, Map.of()) : new Shared();
  }

  /** Processes that belong to one installation. */
  final class Own implements Servers {
    private static final String PASSWORD = "story-password";

    private final Path folder;
    private final Map<String, String> settings;
    private final int postgresPort = FreePort.any();
    private final int kafkaPort = FreePort.any();
    private volatile PostgresServer postgres;
    private volatile KafkaBroker kafka;

    /**
     * Ones with data and logs in this folder.
     *
     * @param settings that PostgreSQL is given besides
     */
    Own(Path folder, Map<String, String> settings) {
      this.folder = folder;
      this.settings = Map.copyOf(settings);
    }

    @Override
    public void startPostgres() {
      Path data = folder.resolve("postgres");
      Path log = folder.resolve("postgres.log");
      postgres = PostgresServer.start(data, postgresPort, PASSWORD, log, settings);
    }

    @Override
    public void startKafka() {
      kafka = KafkaBroker.start(folder.resolve("kafka"), kafkaPort, folder.resolve("kafka.log"));
    }

    @Override
    public PostgresAddress postgres() {
      return postgres.address();
    }

    @Override
    public String kafka() {
      return kafka.bootstrapServers();
    }

    @Override
    public void killPostgres() {
      postgres.kill();
    }

    @Override
    public void killKafka() {
      kafka.kill();
    }

    @Override
    public void stallPostgres() {
      ServiceProcess.signalFamily(postgres.process(), "STOP");
    }

    @Override
    public void resumePostgres() {
      ServiceProcess.signalFamily(postgres.process(), "CONT");
    }

    /** The PostgreSQL that was started last; it may have ended since. */
    PostgresServer postgresServer() {
      return postgres;
    }

    @Override
    public void stallKafka() {
      ServiceProcess.signal(kafka.process(), "STOP");
    }

    @Override
    public void resumeKafka() {
      ServiceProcess.signal(kafka.process(), "CONT");
    }

    @Override
    public void close() {
      kafka.close();
      postgres.close();
    }
  }

  /** Ones that refuse whoever does not encrypt: they run already. */
  record Secured(SecuredServers servers) implements Servers {
    @Override
    public void startPostgres() {}

    @Override
    public void startKafka() {}

    @Override
    public PostgresAddress postgres() {
      return servers.postgres();
    }

    @Override
    public String kafka() {
      return servers.kafka(servers.certificates()).get("bootstrap.servers").toString();
    }

    @Override
    public Map<String, String> environment(String database) {
      return servers.environment(database);
    }

    @Override
    public void createDatabase(String name) {
      postgres().createOwnedDatabase(name);
    }

    @Override
    public Optional<Map<String, String>> migration(String database) {
      return Optional.of(servers.migration(database));
    }

    @Override
    public void killPostgres() {
      throw new UnsupportedOperationException("These are not killed");
    }

    @Override
    public void killKafka() {
      killPostgres();
    }

    @Override
    public void close() {
      servers.close();
    }
  }

  /** Those of all tests of this JVM: they start when first asked for, and nobody kills them. */
  record Shared() implements Servers {
    @Override
    public void startPostgres() {
      TestServers.postgres();
    }

    @Override
    public void startKafka() {
      TestServers.kafka();
    }

    @Override
    public PostgresAddress postgres() {
      return TestServers.postgres();
    }

    @Override
    public String kafka() {
      return TestServers.kafka();
    }

    @Override
    public void killPostgres() {
      throw new UnsupportedOperationException("Containers are not killed: @LocalServersOnly");
    }

    @Override
    public void killKafka() {
      killPostgres();
    }

    @Override
    public void close() {}
  }
}
