package org.outcomeledger.database;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Map;

/** What loses power, or its network, says nothing any more: either side has to ask. */
public final class LostPeers {

  /** How long a server may take to accept a connection. */
  private static final Duration CONNECT = Duration.ofSeconds(8);

  /**
   * The server asks a client after 5 s of silence, every 2 s and 3 times; what it had sent need not
   * be answered for longer than 10 s. Then it ends the session, and its locks with it.
   */
  private static final Map<String, String> GONE_WITHIN_SECONDS =
      Map.of(
          "tcp_keepalives_idle", "5",
          "tcp_keepalives_interval", "2",
          "tcp_keepalives_count", "3",
          "tcp_user_timeout", "10000");

  private LostPeers() {}

  /**
   * A copy by which the server ends a session within seconds of its client's loss. A client waits 8
   * s for a connection, and asks a silent server when the operating system does, which is late: how
   * long it waits for an answer it limits itself.
   */
  public static PgConnectOptions noticedAt(PgConnectOptions server) {
    PgConnectOptions options =
        new PgConnectOptions(server)
            .setTcpKeepAlive(true)
            .setConnectTimeout((int) CONNECT.toMillis());
    GONE_WITHIN_SECONDS.forEach(options::addProperty);
    return options;
  }
}
