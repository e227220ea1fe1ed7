package org.outcomeledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.outcomeledger.local.Folders;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.KafkaSecurity;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;

/**
 * A PostgreSQL that refuses plain connections ({@code hostssl} only) and a Kafka that takes nothing
 * but SASL over TLS, both with certificates of an authority of their own. Kafka lets each service
 * do what {@code deploy/kafka/acls.txt} allows, and PostgreSQL what it was granted.
 */
public final class SecuredServers implements AutoCloseable {

  private static final String PASSWORD = "secured-password";
  private static final String ADMINISTRATOR = "administrator";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          ADMINISTRATOR,
          PASSWORD,
          "enrollment",
          "enrollment-password",
          "outcome",
          "outcome-password",
          "impact",
          "impact-password");

  private final Path folder;
  private final TestCertificates certificates;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;

  private SecuredServers(Path folder) throws IOException {
    this.folder = folder;
    this.certificates = TestCertificates.in(folder.resolve("certificates"));
    this.postgres = startPostgres();
    var security =
        new KafkaSecurity(
            certificates.keyStore(),
            certificates.trustStore(),
            TestCertificates.PASSWORD,
            ADMINISTRATOR,
            PASSWORDS);
    this.kafka =
        KafkaBroker.startSecured(
            folder.resolve("kafka"), FreePort.any(), folder.resolve("kafka.log"), security);
    KafkaAcls.ofServices().apply(kafka(certificates));
  }

  /** Starts both in a temporary folder, which is deleted when they are closed. */
  public static SecuredServers start() {
    try {
      return new SecuredServers(Files.createTempDirectory("outcome-ledger-secured-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresServer startPostgres() throws IOException {
    Path data = folder.resolve("postgres");
    Path log = folder.resolve("postgres.log");
    int port = FreePort.any();
    PostgresServer.start(data, port, PASSWORD, log).close(); // makes the data
    Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "ssl = on\nssl_cert_file = '%s'\nssl_key_file = '%s'\n"
            .formatted(certificates.certificate(), certificates.key()));
    return PostgresServer.start(data, port, PASSWORD, log);
  }

  public PostgresAddress postgres() {
    return postgres.address();
  }

  public TestCertificates certificates() {
    return certificates;
  }

  /** How the administrator reaches this Kafka: the settings of a client. */
  public Map<String, Object> kafka(TestCertificates trusted) {
    return kafka(trusted, ADMINISTRATOR);
  }

  /** How a user reaches this Kafka by a client that trusts this authority. */
  public Map<String, Object> kafka(TestCertificates trusted, String user) {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(user),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        trusted.authority().toString());
  }

  private static String login(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, PASSWORDS.get(user));
  }

  /** How both are reached by the service of this name, as it is told by its environment. */
  public Map<String, String> environment(String service) {
    var environment = new HashMap<String, String>();
    kafka(certificates, service)
        .forEach((name, value) -> environment.put(variable("kafka." + name), value.toString()));
    settings(service).forEach((name, value) -> environment.put(variable(name), value));
    environment.put("OUTCOME_LEDGER_SERVICE_ROLE", service);
    environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    environment.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
    return environment;
  }

  /** What the command that makes a service's tables is told otherwise: it runs as their owner. */
  public static Map<String, String> migration(String service) {
    return Map.of(
        "QUARKUS_DATASOURCE_USERNAME", PostgresAddress.owner(service),
        "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
        "QUARKUS_FLYWAY_VALIDATE_AT_START", "false",
        "OUTCOME_LEDGER_COMMAND", "migrate");
  }

  private Map<String, String> settings(String database) {
    String datasource = "quarkus.datasource.";
    String jdbc = datasource + "jdbc.additional-jdbc-properties.";
    String authority = certificates.authority().toString();
    return Map.of(
        datasource + "username",
        database,
        datasource + "password",
        PASSWORD,
        jdbc + "sslmode",
        "verify-full",
        jdbc + "sslrootcert",
        authority,
        datasource + "reactive.postgresql.ssl-mode",
        "verify-full",
        datasource + "reactive.hostname-verification-algorithm",
        "HTTPS",
        datasource + "reactive.trust-certificate-pem",
        "true",
        datasource + "reactive.trust-certificate-pem.certs",
        authority);
  }

  private static String variable(String setting) {
    return setting.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
