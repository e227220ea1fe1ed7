package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.LocalServersOnly;
import org.outcomeledger.testservers.SecuredServers;

/**
 * Everything runs against a PostgreSQL that refuses plain connections and a Kafka whose only
 * listener is SASL over TLS, told so by the settings of the pool and of the Kafka client alone.
 */
@Order(8)
@LocalServersOnly("starts servers with certificates of its own")
class SecuredInstallationTest {

  private static final String PLATFORM = "secured";
  private static Installation installation;

  @BeforeAll
  static void start() {
    installation =
        Installation.start(
            Path.of("target", "secured"), folder -> new Servers.Secured(SecuredServers.start()));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void anEventGoesAllTheWayOverEncryptedConnections() throws Exception {
    var posting = new PostingLog(installation.platform(PLATFORM));
    posting.post(List.of(WaitingWritersTest.profile("encrypted")), 1);
    var examination = new Examination(installation, PLATFORM);
    examination.everyAcknowledgedEventIsInItsLedgerOnce(posting);
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    assertThat(sessions(PackagedService.ENROLLMENT.database))
        .contains("ledger-append true", "ledger-relay true")
        .noneMatch(session -> session.endsWith("false"));
    assertThat(sessions(PackagedService.IMPACT.database))
        .isNotEmpty()
        .noneMatch(session -> session.endsWith("false"));
  }

  @Test
  void headsReachTheTopicAndTheWatchFindsThemFit() throws Exception {
    for (PackagedService service : PackagedService.values()) {
      URI well = installation.uri(service).resolve("/q/health/well");
      Awaitility.await("well of " + service)
          .until(() -> body(well), said -> said.contains("\"status\": \"UP\""));
    }
    try (Connection session = installation.session(PackagedService.IMPACT.database);
        Statement statement = session.createStatement()) {
      Awaitility.await("heads that were verified")
          .atMost(Duration.ofMinutes(2))
          .until(() -> count(statement, "select count(*) from seen_head"), count -> count == 2);
    }
  }

  private static long count(Statement statement, String query) throws Exception {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Set<String> sessions(String database) throws Exception {
    Set<String> sessions = new TreeSet<>();
    try (Connection session = installation.session(database);
        Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select a.application_name || ' ' || s.ssl from pg_stat_activity a"
                    + " join pg_stat_ssl s using (pid) where a.usename = '"
                    + database
                    + "'")) {
      while (rows.next()) {
        sessions.add(rows.getString(1));
      }
    }
    return sessions;
  }

  private static String body(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
