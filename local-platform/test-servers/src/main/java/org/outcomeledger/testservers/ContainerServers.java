package org.outcomeledger.testservers;

import java.util.Set;
import org.outcomeledger.local.PostgresAddress;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL and Kafka in containers, set as docker-compose.yml sets them. Testcontainers removes
 * them when the JVM ends.
 */
final class ContainerServers {
  private static final String PASSWORD = "outcome-ledger";

  /** Testcontainers says where the broker listens and writes. */
  private static final Set<String> OF_TESTCONTAINERS =
      Set.of(
          "KAFKA_NODE_ID",
          "KAFKA_PROCESS_ROLES",
          "KAFKA_CONTROLLER_QUORUM_VOTERS",
          "KAFKA_LISTENERS",
          "KAFKA_ADVERTISED_LISTENERS",
          "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
          "KAFKA_CONTROLLER_LISTENER_NAMES",
          "KAFKA_INTER_BROKER_LISTENER_NAME",
          "KAFKA_LOG_DIRS");

  private ContainerServers() {}

  static PostgresAddress postgres() {
    return Postgres.ADDRESS;
  }

  static String kafka() {
    return Kafka.BOOTSTRAP_SERVERS;
  }

  private static final class Postgres {
    private static final PostgresAddress ADDRESS = start();

    @SuppressWarnings("resource") // Testcontainers closes it
    private static PostgresAddress start() {
      ComposeService service = ComposeService.named("postgres");
      PostgreSQLContainer container =
          new PostgreSQLContainer(service.image())
              .withDatabaseName("postgres")
              .withUsername("postgres")
              .withPassword(PASSWORD)
              .withEnv("POSTGRES_INITDB_ARGS", service.environment().get("POSTGRES_INITDB_ARGS"));
      // Testcontainers' own command turns fsync off.
      container.withCommand(service.command().toArray(String[]::new));
      container.start();
      return new PostgresAddress(
          container.getHost(),
          container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
          PASSWORD);
    }
  }

  private static final class Kafka {
    private static final String BOOTSTRAP_SERVERS = start();

    @SuppressWarnings("resource") // Testcontainers closes it
    private static String start() {
      ComposeService service = ComposeService.named("kafka");
      KafkaContainer container = new KafkaContainer(service.image());
      service.environment().entrySet().stream()
          .filter(it -> !OF_TESTCONTAINERS.contains(it.getKey()))
          .forEach(it -> container.addEnv(it.getKey(), it.getValue()));
      container.start();
      return container.getBootstrapServers();
    }
  }
}
