package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.audit.AuditContract;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** Who read exact figures is recorded before they are told. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class ImpactAuditTest extends AuditContract {
  private static final String COM1 = "/metrics/v1/indicators/COM1";
  private static final String ASKED =
      "/values?by=programme&where=gender:f&where=region:FR&asOf=2026-01-31";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TestHTTPResource("/")
  URI address;

  @Inject Cube cube;
  @Inject DataSource database;

  private long before;

  @BeforeEach
  void readTheTrailUntilNow() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    History history = new History();
    history
        .learner("ann")
        .enrolled("e1", "data", "2025-01-01", 90)
        .declared("2025-01-01", Attributes.gender("f"))
        .declared("2025-01-01", Attributes.region("FR"));
    cube.apply(history.facts(), List.of());
    List<Map<String, Object>> all = trail(0);
    before = all.isEmpty() ? 0 : ((Number) all.getLast().get("number")).longValue();
  }

  @Test
  void anExactFigureIsRecordedWithWhoAskedAndWhat() {
    given()
        .header("Authorization", bearer("auditor"))
        .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
        .get(COM1 + ASKED)
        .then()
        .statusCode(200);

    assertThat(trail(before))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("operation", "getValues")
                    .containsEntry("route", "GET /metrics/v1/indicators/{id}/values")
                    .containsEntry("caller", "auditor")
                    .containsEntry("role", "metrics:read-exact")
                    .doesNotContainKey("platform")
                    .containsEntry("status", 200)
                    .doesNotContainValue(TRACE)
                    .containsEntry(
                        "parameters",
                        Map.of(
                            "id", List.of("COM1"),
                            "by", List.of("programme"),
                            "where", List.of("gender:f", "region:FR"),
                            "asOf", List.of("2026-01-31"))));
  }

  @Test
  void whoReadsTheRecordsBehindAFigureIsRecordedWithoutTheLearnerThatAPageBeginsBehind() {
    get("auditor", COM1 + "/records?asOf=2026-01-31").then().statusCode(403);
    get(
            "tracer",
            COM1
                + "/records?asOf=2026-01-31&after=learner:00000000-0000-0000-0000-000000000000&after=programme:x")
        .then()
        .statusCode(200);
    assertThat(trail(before))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("operation", "getRecords")
                    .containsEntry("caller", "tracer")
                    .containsEntry(
                        "parameters",
                        Map.of("id", List.of("COM1"), "asOf", List.of("2026-01-31"))));
  }

  @Test
  void ofWhatIsAskedForOnlyValuesThatSomeEventHasAreRecorded() {
    get(
            "auditor",
            COM1
                + "/values?where=programme:data&where=programme:Jane Roe&where=region:unknown"
                + "&where=cohort-year:1999")
        .then()
        .statusCode(200);

    assertThat(trail(before))
        .extracting(it -> (Object) ((Map<?, ?>) it.get("parameters")).get("where"))
        .containsExactly(
            List.of(
                "programme:data",
                "programme:(unknown value)",
                "region:unknown",
                "cohort-year:1999"));
  }

  @Test
  void theNameThatTheTokenSaysStandsBesideTheSubject() {
    get("named", COM1 + "/values").then().statusCode(200);
    get("auditor", COM1 + "/values").then().statusCode(200);

    assertThat(trail(before))
        .extracting(it -> it.get("caller"), it -> it.get("callerName"))
        .containsExactly(tuple("7f3c", "carla" + "a".repeat(250)), tuple("auditor", null));
  }

  @Test
  void ofAPlatformsOwnFiguresThePlatformIsRecorded() {
    get("platform-b", COM1 + "/values").then().statusCode(200);
    assertThat(trail(before))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("platform", "b"));
  }

  @Test
  void thatNothingHasChangedTellsTooAndIsRecordedAsSuch() {
    String tag = get("auditor", COM1 + "/values").header("ETag");
    given()
        .header("Authorization", bearer("auditor"))
        .header("If-None-Match", tag)
        .get(COM1 + "/values")
        .then()
        .statusCode(304);
    assertThat(trail(before)).extracting(it -> it.get("status")).containsExactly(200, 304);
  }

  @Test
  void whatTellsNothingIsNotRecorded() {
    get("auditor", COM1 + "/values?where=learner:jane").then().statusCode(400);
    get("auditor", "/metrics/v1/indicators").then().statusCode(200);
    get("auditor", "/metrics/v1/freshness").then().statusCode(200);
    get("poster", COM1 + "/values").then().statusCode(403);
    given().get(COM1 + "/values").then().statusCode(401);
    assertThat(trail(before)).isEmpty();
  }

  @Test
  void anExportAndAStreamAreRecordedOnceWhenTheyOpen() throws Exception {
    get("auditor", COM1 + "/export").then().statusCode(200);
    try (InputStream events = open("/metrics/v1/stream?indicator=COM1&indicator=ENR1")) {
      assertThat(events.read()).isPositive();
      assertThat(trail(before))
          .extracting(it -> it.get("operation"), it -> ((Map<?, ?>) it.get("parameters")).size())
          .containsExactly(tuple("export", 1), tuple("getStream", 1));
    }
  }

  @Test
  void whoEntersAMeasureIsRecordedAndWhoReadsOneIsNot() {
    await("a measure that is not answered with 503, as the first may be")
        .atMost(Duration.ofMinutes(1))
        .until(() -> enterMeasure().statusCode() == 201);
    get("committee", "/metrics/v1/measures").then().statusCode(200);
    assertThat(trail(before))
        .extracting(it -> it.get("operation"), it -> it.get("role"), it -> it.get("status"))
        .containsExactly(tuple("enterMeasure", "reports:write", 201));
  }

  private static Response enterMeasure() {
    return given()
        .header("Authorization", bearer("committee"))
        .contentType("application/json")
        .body(
            "{\"name\":\"audited\",\"from\":\"2025-01-01\",\"to\":\"2025-12-31\",\"value\":1,"
                + "\"unit\":\"x\",\"document\":\"d\",\"sha256\":\""
                + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}")
        .post("/metrics/v1/measures");
  }

  @Test
  void whileTheDatabaseRefusesEntriesFiguresAreToldAndTheEntryComesLater() throws Exception {
    sql("alter table audit_entry rename to audit_entry_away");
    try {
      get("auditor", COM1 + "/values?by=country").then().statusCode(200);
    } finally {
      sql("alter table audit_entry_away rename to audit_entry");
    }
    await("the entry that the log had")
        .atMost(Duration.ofMinutes(1))
        .until(() -> trail(before).size() == 1);
  }

  @Test
  void theSettingsAreRecordedWhenTheServiceFirstStarts() {
    assertThat(trail(0))
        .filteredOn(it -> it.get("operation").equals("setting"))
        .allSatisfy(it -> assertThat(it).containsEntry("caller", "operator"))
        .extracting(it -> ((Map<?, ?>) it.get("parameters")).get("name").toString())
        .contains(
            "[outcome-ledger.currency]",
            "[outcome-ledger.tokens-remembered]",
            "[outcome-ledger.zone]");
  }

  @Test
  void theTrailIsReadByKeyAndByWhoMayReadTheLedgersOnly() {
    get("auditor", COM1 + "/values").then().statusCode(200);
    get("ledger-reader", "/audit?after=x").then().statusCode(400);
    get("ledger-reader", "/audit?since=yesterday").then().statusCode(400);
    get("ledger-reader", "/audit?since=2999-01-01T00:00:00Z")
        .then()
        .statusCode(200)
        .body("entries.size()", equalTo(0))
        .body("complete", equalTo(true));
    get("ledger-reader-b", "/audit").then().statusCode(403);
    get("auditor", "/audit").then().statusCode(403);
  }

  /** All entries behind a number, page by page. */
  private static List<Map<String, Object>> trail(long after) {
    List<Map<String, Object>> all = new ArrayList<>();
    String page = "/audit?after=" + after;
    while (page != null) {
      Response answer = get("ledger-reader", page);
      answer.then().statusCode(200);
      all.addAll(answer.jsonPath().getList("entries"));
      page = answer.jsonPath().getString("next");
    }
    return all;
  }

  private InputStream open(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", bearer("auditor"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statements = connection.createStatement()) {
      statements.execute(statement);
    }
  }

  private static Response get(String caller, String path) {
    return given().header("Authorization", bearer(caller)).get(path);
  }

  private static String bearer(String caller) {
    return "Bearer " + ConfigProvider.getConfig().getValue("token." + caller, String.class);
  }
}
