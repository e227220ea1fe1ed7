package org.outcomeledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the servers are, as our services are told: the environment that each is started with, by
 * {@link LocalService}. The services listen on loopback alone, for their tokens lie in a folder.
 *
 * @param kafka as {@code bootstrap.servers} takes it
 * @param tokens which ones the services accept
 */
public record Surroundings(PostgresAddress postgres, String kafka, TokenSource tokens) {

  /**
   * Of a service that keeps a ledger.
   *
   * @param secret of the pseudonyms, the same for both
   * @param heads the file that its ledger's heads are written to
   * @param headsKey the file with the key that signs them
   */
  public Map<String, String> ofWriting(
      int port, String database, String secret, Path heads, Path headsKey) {
    Map<String, String> environment = common(port, database);
    environment.put("OUTCOME_LEDGER_PSEUDONYM_SECRET", secret);
    environment.put("OUTCOME_LEDGER_HEADS_FILE", heads.toAbsolutePath().toString());
    environment.put("OUTCOME_LEDGER_HEADS_KEY_FILE", headsKey.toAbsolutePath().toString());
    return environment;
  }

  /**
   * Of impact-service; its read model bears the database's name.
   *
   * @param disclosure the secret with which analysts' figures are rounded
   */
  public Map<String, String> ofImpact(
      int port, String database, URI enrollment, URI outcome, String disclosure) {
    Map<String, String> environment = common(port, database);
    environment.put("OUTCOME_LEDGER_READ_MODEL", database);
    environment.put("OUTCOME_LEDGER_LEDGERS_ENROLLMENT_URL", enrollment.toString());
    environment.put("OUTCOME_LEDGER_LEDGERS_OUTCOME_URL", outcome.toString());
    environment.put("OUTCOME_LEDGER_DISCLOSURE_SECRET", disclosure);
    // Browsers reach it by plain HTTP, on this machine alone.
    environment.put("OUTCOME_LEDGER_SESSION_SECURE", "false");
    // Whoever tries it out wants to see what they posted, not wait until midnight.
    environment.put("OUTCOME_LEDGER_DISCLOSURE_SNAPSHOT", "0s");
    switch (tokens) {
      case TokenSource.LocalKey key ->
          environment.put(
              "OUTCOME_LEDGER_LEDGERS_TOKEN_FILE", key.ledgerToken().toAbsolutePath().toString());
      case TokenSource.Provider provider ->
          environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", provider.ledgerSecret());
    }
    return environment;
  }

  private Map<String, String> common(int port, String database) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("OUTCOME_LEDGER_METRICS_ON_SERVICE_PORT", "true");
    environment.put("QUARKUS_MANAGEMENT_HOST_ENABLED", "false");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("QUARKUS_DATASOURCE_USERNAME", database);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(database));
    switch (tokens) {
      case TokenSource.LocalKey key -> environment.put("QUARKUS_OIDC_PUBLIC_KEY", key.publicKey());
      case TokenSource.Provider provider -> {
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", provider.realm().toString());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.realm().toString());
      }
    }
    return environment;
  }
}
