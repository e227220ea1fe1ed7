package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.outcomeledger.database.LostPeers;
import org.outcomeledger.database.PoolConnections;

/**
 * Connections of their own to the ledger's database, beside the pool that readers share: append and
 * relay each hold one, with limits that keep a stalled replica from stopping the others. They reach
 * the server as the pool does: addresses, user, certificates and all.
 */
@Singleton
public class LedgerDatabase {

  /** How long a client waits for the server: longer than every limit on the server. */
  static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final Vertx vertx;
  private final Supplier<List<PgConnectOptions>> servers;
  private final AtomicInteger connects = new AtomicInteger();

  @Inject
  LedgerDatabase(Vertx vertx, PoolConnections pool) {
    this(vertx, pool::options);
  }

  /** A database that is reached by these settings, whatever the pool's are. */
  public LedgerDatabase(Vertx vertx, PgConnectOptions options) {
    this(vertx, () -> List.of(options));
  }

  private LedgerDatabase(Vertx vertx, Supplier<List<PgConnectOptions>> servers) {
    this.vertx = vertx;
    this.servers = servers;
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
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "application_name", "ledger-append"));
  }

  /** A session that relays, and holds the lock that says so for as long as it lives. */
  PgConnection connectToRelay() {
    return connect(
        Map.of(
            "plan_cache_mode", "force_custom_plan",
            "enable_seqscan", "off",
            "application_name", "ledger-relay"));
  }

  /**
   * A session that erases. It waits long for what the relay has in hand, which may take as long as
   * Kafka's time limits; its transactions themselves are as short as those that append.
   */
  PgConnection connectToErase() {
    return connect(
        Map.of(
            "lock_timeout", "20s",
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "application_name", "ledger-erase"));
  }

  private PgConnection connect(Map<String, String> settings) {
    PgConnectOptions own = LostPeers.noticedAt(next()).setCachePreparedStatements(true);
    settings.forEach(own::addProperty);
    return await(PgConnection.connect(vertx, own).subscribeAsCompletionStage());
  }

  /**
   * A server that hangs may still take up the connection once nobody waits for it: then it is
   * closed, for the server would keep it for ever.
   */
  private static PgConnection await(CompletableFuture<PgConnection> connecting) {
    try {
      return Uni.createFrom().completionStage(connecting.copy()).await().atMost(TIMEOUT);
    } catch (RuntimeException e) {
      var unused = connecting.thenAccept(PgConnection::closeAndForget);
      throw e;
    }
  }

  /** Where there are several servers, each is tried in turn. */
  private PgConnectOptions next() {
    List<PgConnectOptions> all = servers.get();
    return all.get(Math.floorMod(connects.getAndIncrement(), all.size()));
  }
}
