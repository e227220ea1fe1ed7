package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.testservers.KafkaAcls;
import org.outcomeledger.testservers.LocalServersOnly;
import org.outcomeledger.testservers.SecuredServers;

/**
 * Everything runs against a PostgreSQL that refuses plain connections and a Kafka whose only
 * listener is SASL over TLS, told so by the settings of the pool and of the Kafka client alone.
 * Each service is a role that owns nothing, and a user of Kafka; each right that it was not given
 * is tried and refused.
 */
@BesideTheOthers
@Order(8)
@LocalServersOnly("starts servers with certificates of its own")
class SecuredInstallationTest {

  private static final String PLATFORM = "secured";
  private static final List<String> DATABASES =
      Stream.of(PackagedService.values()).map(service -> service.database).toList();

  private static final List<String> TOPICS =
      List.of(
          "enrollment-events",
          "outcome-events",
          "ledger-heads",
          "learner-erasures",
          "learner-erasures-done");

  /**
   * A producer that never repeats is refused before it names a topic where it may write to none.
   */
  private static final List<String> REFUSALS =
      List.of("TopicAuthorizationException", "ClusterAuthorizationException");

  private static SecuredServers servers;
  private static Installation installation;

  @BeforeAll
  static void start() {
    servers = SecuredServers.start();
    installation =
        Installation.start(Path.of("target", "secured"), folder -> new Servers.Secured(servers));
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

  @ParameterizedTest
  @EnumSource
  void theRoleOfAServiceHasTheRightsThatThePageSaysAndNoOthers(PackagedService service)
      throws Exception {
    var rights = new DatabaseRights(servers.postgres(), service.database);
    assertThat(rights.granted())
        .as("Rights of %s: the table in docs/access.md, and the files R__*_rights.sql", service)
        .isEqualTo(DatabaseRightsPage.of(service));
    assertThat(rights.attempts())
        .hasSizeGreaterThan(5)
        .allSatisfy(it -> assertThat(rights.answer(it)).contains("permission denied for table"));
  }

  @ParameterizedTest
  @EnumSource
  void theRoleOfAServiceOwnsNothingAndIsNobodyElse(PackagedService service) {
    var rights = new DatabaseRights(servers.postgres(), service.database);
    String table = service == PackagedService.IMPACT ? "measure" : "event";
    assertThat(rights.answer("create table mine (n int)")).contains("permission denied for schema");
    assertThat(rights.answer("drop table " + table)).contains("must be owner of table");
    assertThat(rights.answer("alter table " + table + " disable trigger all"))
        .contains("must be owner of table");
    assertThat(rights.answer("set role " + PostgresAddress.owner(service.database)))
        .contains("permission denied to set role");
    assertThat(DATABASES)
        .filteredOn(it -> !it.equals(service.database))
        .allSatisfy(
            it ->
                assertThat(rights.answerAtTheDoorOf(it))
                    .contains("permission denied for database"));
  }

  @ParameterizedTest
  @EnumSource
  void kafkaRefusesAServiceWhatItIsNotThereFor(PackagedService service) {
    var attempts = new KafkaAttempts(servers.kafka(servers.certificates(), service.database));
    KafkaAcls allowed = KafkaAcls.ofServices();
    List<String> answers = new ArrayList<>();
    for (String topic : TOPICS) {
      if (!allowed.allow(service.database, AclOperation.WRITE, topic)) {
        answers.add(attempts.write(topic));
      }
      if (!allowed.allow(service.database, AclOperation.READ, topic)) {
        answers.add(attempts.read(topic));
      }
      answers.add(attempts.delete(topic));
    }
    answers.add(attempts.create("anything"));
    assertThat(answers).hasSizeGreaterThan(5).isSubsetOf(REFUSALS);
  }

  @Test
  void kafkaLetsNobodyJoinWhatTheReplicasOfAnotherServiceShare() {
    var outcome = new KafkaAttempts(servers.kafka(servers.certificates(), "outcome"));
    var impact = new KafkaAttempts(servers.kafka(servers.certificates(), "impact"));
    assertThat(outcome.join("impact-projector", "outcome-events"))
        .isEqualTo("GroupAuthorizationException");
    assertThat(impact.join("impact-of-a-test", "outcome-events")).isEqualTo("done");
    assertThat(impact.join("another-group", "outcome-events"))
        .isEqualTo("GroupAuthorizationException");
  }

  @Test
  void aLedgerIsRekeyedByARoleThatOwnsNothing() throws SQLException {
    PackagedService service = PackagedService.ENROLLMENT;
    String fresh = "enrollment_2";
    try (Connection session = installation.session("postgres");
        Statement statement = session.createStatement()) {
      statement.execute("create database enrollment_2 owner enrollment_owner");
      statement.execute("revoke all on database enrollment_2 from public");
      statement.execute("grant connect on database enrollment_2 to enrollment");
    }
    Map<String, String> onFresh = new HashMap<>();
    onFresh.put("QUARKUS_DATASOURCE_JDBC_URL", servers.postgres().jdbcUrl(fresh));
    onFresh.put("QUARKUS_DATASOURCE_REACTIVE_URL", servers.postgres().reactiveUrl(fresh));
    onFresh.put("OUTCOME_LEDGER_REKEYED_WITH", "a-later-secret-of-at-least-32-characters");
    ends(service, onFresh, servers.migration(service.database));
    installation.kill(FaultTarget.ENROLLMENT_SERVICE);
    try {
      onFresh.putAll(installation.rekeyFrom(service));
      ends(service, onFresh, Map.of("OUTCOME_LEDGER_COMMAND", "rekey"));
    } finally {
      installation.start(FaultTarget.ENROLLMENT_SERVICE);
    }
  }

  private static void ends(
      PackagedService service, Map<String, String> settings, Map<String, String> command) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(command);
    EndedProcess ended = installation.run(service, all);
    assertThat(ended.exitCode()).as("%s", ended.lines()).isZero();
  }

  @Test
  void aLearnerIsErasedAndScrubbedByRolesThatOwnNothing() {
    new PostingLog(installation.platform(PLATFORM))
        .post(List.of(WaitingWritersTest.profile("forgotten")), 1);
    var calls = new ErasureCalls(installation, PLATFORM);
    calls.awaitCarriedOut(calls.erase("forgotten"));
    new Examination(installation, PLATFORM).followersHaveCaughtUp();
    for (var service : List.of(PackagedService.ENROLLMENT, PackagedService.IMPACT)) {
      EndedProcess scrub = installation.run(service, Map.of("OUTCOME_LEDGER_COMMAND", "scrub"));
      assertThat(scrub.exitCode()).as("%s", scrub.lines()).isZero();
      assertThat(scrub.lines())
          .anyMatch(it -> it.contains("pg_statistic was rewritten"))
          .noneMatch(it -> it.contains("was not"));
    }
    assertThat(calls.held(PackagedService.ENROLLMENT, "forgotten")).isEmpty();
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
