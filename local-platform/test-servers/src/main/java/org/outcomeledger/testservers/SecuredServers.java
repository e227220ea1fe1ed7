package org.outcomeledger.testservers;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.outcomeledger.local.Folders;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.KafkaBroker;
import org.outcomeledger.local.KafkaSecurity;
import org.outcomeledger.local.LocalServerException;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.local.PostgresServer;

/**
 * A PostgreSQL that refuses plain connections ({@code hostssl} only) and a Kafka that takes nothing
 * but SASL over TLS, both with certificates of an authority of their own. Kafka lets each service
 * do what {@code deploy/kafka/acls.txt} allows, and PostgreSQL what it was granted. Every password
 * and certificate can be changed while they serve.
 */
public final class SecuredServers implements AutoCloseable {

  private static final String PASSWORD = "secured-password";
  private static final String ADMINISTRATOR = "administrator";
  private static final String CERTIFICATE = "server.crt";
  private static final String KEY = "server.key";
  private static final List<String> SERVICES = List.of("enrollment", "outcome", "impact");

  private final Path folder;
  private final PostgresServer postgres;
  private final int kafkaPort = FreePort.any();

  /** Of the roles that do not have {@link #PASSWORD} any more. */
  private final Map<String, String> rolePasswords = new ConcurrentHashMap<>();

  private final Map<String, String> kafkaPasswords = new ConcurrentHashMap<>();
  private volatile TestCertificates certificates;
  private volatile KafkaBroker kafka;

  private SecuredServers(Path folder) throws IOException {
    this.folder = folder;
    this.certificates = TestCertificates.in(folder.resolve("certificates"));
    trust(certificates);
    this.postgres = startPostgres();
    this.kafka = startKafka();
    KafkaAcls.ofServices().apply(kafka(certificates));
    SERVICES.forEach(service -> changeKafkaPassword(service, service + "-password"));
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
    showToPostgres(certificates);
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "ssl = on\nssl_cert_file = '%s'\nssl_key_file = '%s'\n"
            .formatted(folder.resolve(CERTIFICATE), folder.resolve(KEY)));
    return PostgresServer.start(data, port, PASSWORD, log);
  }

  private KafkaBroker startKafka() {
    var security =
        new KafkaSecurity(
            certificates.keyStore(),
            certificates.trustStore(),
            TestCertificates.PASSWORD,
            ADMINISTRATOR,
            PASSWORD);
    return KafkaBroker.startSecured(
        folder.resolve("kafka"), kafkaPort, folder.resolve("kafka.log"), security);
  }

  private void showToPostgres(TestCertificates shown) throws IOException {
    Files.copy(shown.certificate(), folder.resolve(CERTIFICATE), REPLACE_EXISTING);
    Files.copy(shown.key(), folder.resolve(KEY), REPLACE_EXISTING, COPY_ATTRIBUTES);
  }

  /**
   * Has both servers show another certificate: PostgreSQL reads it where it was told to read its
   * settings anew, the broker when it is started again, as Strimzi does it with one of several.
   */
  public void show(TestCertificates shown) {
    certificates = shown;
    try {
      showToPostgres(shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    asSuperuser("select pg_reload_conf()");
    kafka.close();
    kafka = startKafka();
  }

  /** Those that the servers show. */
  public TestCertificates certificates() {
    return certificates;
  }

  /** Whose certificates a service trusts that is started from now on. */
  public void trust(TestCertificates... authorities) {
    try {
      var lines = new StringBuilder();
      for (TestCertificates trusted : authorities) {
        lines.append(Files.readString(trusted.authority()));
      }
      Files.writeString(trusted(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path trusted() {
    return folder.resolve("trusted.crt");
  }

  /** Of a role of PostgreSQL; who is connected stays so. */
  public void changePassword(String role, String password) {
    asSuperuser("alter role %s password '%s'".formatted(role, password));
    rolePasswords.put(role, password);
  }

  /** Ends all sessions of a role of PostgreSQL. */
  public void endSessions(String role) {
    asSuperuser(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
  }

  private void asSuperuser(String statement) {
    try (Connection session = postgres().connect("postgres");
        Statement execution = session.createStatement()) {
      execution.execute(statement);
    } catch (SQLException e) {
      throw new LocalServerException(statement + ": " + e.getMessage(), e);
    }
  }

  /** Of a user of Kafka; who is connected stays so. */
  public void changeKafkaPassword(String user, String password) {
    var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    try (Admin admin = Admin.create(kafka(certificates))) {
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(user, credential, password)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new LocalServerException("Kafka takes no password: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    kafkaPasswords.put(user, password);
  }

  public PostgresAddress postgres() {
    return postgres.address();
  }

  /** How the administrator reaches this Kafka: the settings of a client. */
  public Map<String, Object> kafka(TestCertificates trusted) {
    return kafka(trusted, ADMINISTRATOR);
  }

  /** How a user reaches this Kafka by a client that trusts this authority. */
  public Map<String, Object> kafka(TestCertificates trusted, String user) {
    return kafka(trusted.authority(), user);
  }

  private Map<String, Object> kafka(Path authorities, String user) {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        user.equals(ADMINISTRATOR) ? "PLAIN" : ScramMechanism.SCRAM_SHA_512.mechanismName(),
        "sasl.jaas.config",
        user.equals(ADMINISTRATOR)
            ? login("plain.PlainLoginModule", user, PASSWORD)
            : login("scram.ScramLoginModule", user, kafkaPasswords.get(user)),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        authorities.toString());
  }

  private static String login(String module, String user, String password) {
    return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
        .formatted(module, user, password);
  }

  /** How both are reached by the service of this name, as it is told by its environment. */
  public Map<String, String> environment(String service) {
    var environment = new HashMap<String, String>();
    kafka(trusted(), service)
        .forEach((name, value) -> environment.put(variable("kafka." + name), value.toString()));
    settings(service).forEach((name, value) -> environment.put(variable(name), value));
    environment.put("OUTCOME_LEDGER_SERVICE_ROLE", service);
    environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    environment.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
    return environment;
  }

  /** What the command that makes a service's tables is told otherwise: it runs as their owner. */
  public Map<String, String> migration(String service) {
    String owner = PostgresAddress.owner(service);
    return Map.of(
        "QUARKUS_DATASOURCE_USERNAME", owner,
        "QUARKUS_DATASOURCE_PASSWORD", password(owner),
        "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
        "QUARKUS_FLYWAY_VALIDATE_AT_START", "false",
        "OUTCOME_LEDGER_COMMAND", "migrate");
  }

  private String password(String role) {
    return rolePasswords.getOrDefault(role, PASSWORD);
  }

  private Map<String, String> settings(String database) {
    String datasource = "quarkus.datasource.";
    String jdbc = datasource + "jdbc.additional-jdbc-properties.";
    String authority = trusted().toString();
    return Map.of(
        datasource + "username",
        database,
        datasource + "password",
        password(database),
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
