package org.outcomeledger.ledger;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections of their own to the ledger's database, beside the pool that readers share: append and
 * relay each hold one, with limits that keep a stalled replica from stopping the others.
 */
@Singleton
public class LedgerDatabase {

  /** How long a client waits for the server: longer than every limit on the server. */
  static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final Vertx vertx;
  private final PgConnectOptions options;

  public LedgerDatabase(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.vertx = vertx;
    this.options =
        PgConnectOptions.fromUri(url)
            .setUser(user)
            .setPassword(password)
            .setTcpKeepAlive(true)
            .setConnectTimeout((int) TIMEOUT.toMillis())
            .setCachePreparedStatements(true);
  }

  /**
   * A session that appends. Its transactions end within 5 seconds, whatever becomes of this
   * process. Each statement is planned once: without sequential scans there is one way to carry it
   * out, by the index, whether the tables were empty then or not.
   */
  PgConnection connectToAppend() {
    return connect(
        Map.of(
            "transaction_timeout", "5s",
            "lock_timeout", "3s",
            "tcp_keepalives_idle", "5",
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "application_name", "ledger-append"));
  }

  /** A session that relays, and holds the lock that says so for as long as it lives. */
  PgConnection connectToRelay() {
    return connect(
        Map.of(
            "tcp_keepalives_idle", "5",
            "plan_cache_mode", "force_custom_plan",
            "enable_seqscan", "off",
            "application_name", "ledger-relay"));
  }

  private PgConnection connect(Map<String, String> settings) {
    var own = new PgConnectOptions(options);
    settings.forEach(own::addProperty);
    return PgConnection.connect(vertx, own).await().atMost(TIMEOUT);
  }
}
