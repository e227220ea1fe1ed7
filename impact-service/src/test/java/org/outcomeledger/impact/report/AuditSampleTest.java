package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.http.EveryRole;
import org.outcomeledger.impact.follower.TwoLedgers;
import org.outcomeledger.indicators.cube.History;

/**
 * An auditor commits, draws and finds. Of the told cohort COM1 counts seventy and leaves out
 * twenty.
 */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class AuditSampleTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String AUDITOR = "tracer";
  private static String report;

  @Inject Pool pool;

  private String seed;
  private String commitment;

  @BeforeEach
  void aPublishedReportAndASeedThatNobodyKnows() {
    if (report == null) {
      ToldCohort.events().forEach(TwoLedgers::append);
      report = published("to be audited");
    }
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    seed = HEX.formatHex(bytes);
    commitment = commitmentOf(5, 5);
  }

  @Test
  void aCommitmentIsPublicBeforeAnythingIsDrawn() {
    String company = committed(5, 30);
    Map<String, Object> listed = listed();
    assertThat(listed)
        .containsEntry("state", "committed")
        .containsEntry("companyCommitment", company)
        .containsEntry("counted", 5)
        .containsEntry("uncounted", 30)
        .containsEntry("revealed", null)
        .containsEntry("erased", null)
        .containsEntry("errors", null)
        .doesNotContainKeys("companyPart", "committedBy");
    assertThat(given().accept("text/html").get(REPORTS + "/" + report).asString())
        .contains("<td>5 + 30</td><td>committed</td>");
    isProblem(as(AUDITOR).get(at("")), 409, "sample-state");
    isProblem(as(AUDITOR).get(at("/findings")), 409, "sample-state");
  }

  @Test
  void bothPartsOfTheSeedAndTheRecordsMakeTheDrawAndNothingElse() {
    String company = committed(5, 30);
    Response answer = draw(seed);
    answer.then().statusCode(201);
    JsonPath drawn = answer.jsonPath();
    assertThat(drawn.getString("companyCommitment"))
        .isEqualTo(company)
        .isEqualTo(FrozenDocument.sha256(HEX.parseHex(drawn.getString("company"))));
    assertThat(drawn.getList("strata.stratum")).isEqualTo(List.of("counted", "uncounted"));
    assertThat(drawn.getList("strata.records")).isEqualTo(List.of(70, 20));
    assertThat(drawn.getList("strata[0].drawn.standing")).hasSize(5).containsOnly("counted");
    assertThat(drawn.getList("strata[1].drawn.leaf")).hasSize(20).doesNotHaveDuplicates();
    assertThat(drawn.getList("strata[1].drawn.standing")).doesNotContain("counted");
    byte[] key =
        Sha256.of(
            HEX.parseHex(
                HEX.formatHex("sample\0".getBytes(UTF_8))
                    + report
                    + seed
                    + drawn.getString("company")));
    List<String> leaves = drawn.getList("strata[1].drawn.leaf");
    List<String> ranked = new ArrayList<>(leaves);
    ranked.sort((one, other) -> Arrays.compareUnsigned(rank(key, one), rank(key, other)));
    assertThat(leaves).isEqualTo(ranked);
    assertThat(drawn.getList("strata[0].drawn[0].events")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(answer.asString()).doesNotContain("platform-a", "learner");
  }

  private static byte[] rank(byte[] key, String leaf) {
    return Sha256.of(HEX.parseHex(HEX.formatHex(key) + leaf));
  }

  @Test
  void whatWasDrawnStaysAndIsNotDrawnAgain() {
    committed(5, 5);
    String first = draw(seed).asString();
    Response again = draw(seed);
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first);
    assertThat(as(AUDITOR).get(at("")).asString()).isEqualTo(first);
    assertThat(listed()).containsEntry("state", "drawn");
  }

  @Test
  void anotherSeedThanTheOneCommittedToDrawsNothing() {
    committed(5, 5);
    isProblem(draw(commitment), 422, "invalid-sample").then().body("pointer", equalTo("/seed"));
    assertThat(listed()).containsEntry("state", "committed");
  }

  @Test
  void otherSizesThanThoseCommittedToDrawNothing() {
    commit(AUDITOR, report, 6, 5).then().statusCode(201);
    isProblem(draw(seed), 422, "invalid-sample").then().body("pointer", equalTo("/seed"));
    assertThat(listed()).containsEntry("state", "committed");
  }

  @Test
  void aCommitmentToAnotherReportDrawsNothing() {
    String other = report;
    report = published("of another commitment");
    try {
      commit(AUDITOR, report, 5, 5).then().statusCode(201);
      isProblem(draw(seed), 422, "invalid-sample").then().body("pointer", equalTo("/seed"));
    } finally {
      report = other;
    }
  }

  /** Nobody can see the seed, not like it, and act as if it had not been told. */
  @Test
  void aSeedThatWasToldIsPublicAlsoIfTheDrawFails() {
    String company = committed(5, 5);
    TwoLedgers.setAway(true);
    try {
      isProblem(draw(seed), 503, "report-not-frozen");
    } finally {
      TwoLedgers.setAway(false);
    }
    assertThat(listed()).containsEntry("state", "revealed").containsEntry("erased", null);
    JsonPath told = given().get(REPORTS + "/" + report + "/samples").jsonPath();
    assertThat(told.getString(revealed("seed"))).isEqualTo(seed);
    assertThat(FrozenDocument.sha256(HEX.parseHex(told.getString(revealed("company")))))
        .isEqualTo(company);
    assertThat(told.getString(revealed("at"))).isNotEmpty();
    draw(seed).then().statusCode(201);
    assertThat(listed()).containsEntry("state", "drawn");
  }

  @Test
  void thereIsNoRateBeforeEveryRecordHasAFinding() {
    committed(7, 3);
    List<String> leaves = leaves(draw(seed).jsonPath());
    find(leaves.subList(0, 9), "right").then().statusCode(201).body("errors", equalTo(null));
    assertThat(listed()).containsEntry("state", "drawn").containsEntry("errors", null);
    JsonPath result = find(leaves.subList(9, 10), "wrong").jsonPath();
    assertThat(result.getList("strata.right")).isEqualTo(List.of(7, 2));
    assertThat(result.getList("strata.wrong")).isEqualTo(List.of(0, 1));
    assertThat(result.getDouble("errors.rate")).isBetween(0.074, 0.0741); // 20 / 3 of 90
    assertThat(result.getBoolean("errors.withinTolerance")).isFalse();
    assertThat(listed()).containsEntry("state", "examined");
    assertThat(given().get(REPORTS + "/" + report + "/samples").jsonPath().getDouble(told("rate")))
        .isEqualTo(0.07);
    assertThat(given().accept("text/html").get(REPORTS + "/" + report).asString())
        .contains("<td>examined</td><td>0</td><td>7 %</td>");
  }

  @Test
  void whatIsNotVerifiableIsWrongAndALaterFindingCountsInThePlaceOfTheFirst() {
    committed(1000, 1000);
    List<String> leaves = leaves(draw(seed).jsonPath());
    assertThat(leaves).hasSize(90);
    find(leaves, "right").then().statusCode(201).body("findings", hasSize(90));
    find(leaves.subList(0, 9), "not-verifiable").then().statusCode(201);
    JsonPath all = find(leaves.subList(0, 1), "right").jsonPath();
    assertThat(all.getList("strata.notVerifiable")).isEqualTo(List.of(8, 0));
    assertThat(all.getDouble("errors.rate")).isBetween(0.0888, 0.0889); // 8 of 90
    assertThat(all.getDouble("errors.atMost")).isEqualTo(all.getDouble("errors.rate"));
    assertThat(all.getList("findings.leaf")).hasSize(100);
    JsonPath again = find(leaves.subList(0, 9), "not-verifiable").jsonPath();
    assertThat(again.getInt("replaced") - all.getInt("replaced"))
        .as("sent again, eight say what they said, and the first another thing")
        .isEqualTo(1);
  }

  /** As docs/report-format.md has it. */
  @Test
  void eachFindingIsChainedToTheOneBeforeAndTheFirstToTheDraw() {
    committed(3, 2);
    Response drawn = draw(seed);
    List<String> leaves = leaves(drawn.jsonPath());
    assertThat(listed()).containsEntry("findingsHead", null).containsEntry("examinedAt", null);
    find(leaves.subList(0, 4), "right").then().statusCode(201).body("examinedAt", equalTo(null));
    find(leaves.subList(4, 5), "wrong").then().statusCode(201);
    JsonPath result = find(leaves.subList(0, 1), "not-verifiable").jsonPath();

    String before = FrozenDocument.sha256(drawn.asByteArray());
    for (Map<String, String> finding : result.<Map<String, String>>getList("findings")) {
      before =
          FrozenDocument.sha256(
              HEX.parseHex(
                  HEX.formatHex("finding\0".getBytes(UTF_8))
                      + before
                      + Stream.of("leaf", "finding", "note", "seenSha256", "at")
                          .map(finding::get)
                          .map(AuditSampleTest::behindItsLength)
                          .collect(Collectors.joining())));
      assertThat(finding).containsEntry("hash", before);
    }
    assertThat(result.getString("head")).isEqualTo(before);
    assertThat(result.getInt("replaced")).isEqualTo(1);
    assertThat(result.getString("examinedAt")).isEqualTo(result.getString("findings[4].at"));
    assertThat(listed())
        .containsEntry("findingsHead", before)
        .containsEntry("replaced", 1)
        .containsEntry("examinedAt", result.getString("examinedAt"));
    assertThat(listed().get("drawnAt").toString()).isLessThan(result.getString("examinedAt"));
  }

  private static String behindItsLength(String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(UTF_8);
    return "%08x".formatted(bytes.length) + HEX.formatHex(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-01T05:00:00Z",
        "2026-12-01T05:00:00.120Z",
        "2026-12-01T05:00:00.123400Z",
        "2026-12-01T05:00:59.000001Z"
      })
  void theDatabaseWritesTimesAsJsonDoes(String text) {
    assertThat(
            pool.preparedQuery("select instant_text($1)")
                .execute(Tuple.of(OffsetDateTime.parse(text)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0))
        .isEqualTo(text)
        .isEqualTo(Instant.parse(text).toString());
  }

  @Test
  void samplesOfARestatedReportAreListedWithTheRestatement() {
    String other = report;
    report = published("restated after it was audited");
    try {
      committed(5, 5);
      draw(seed).then().statusCode(201);
      String first = report;
      report = step(first, "restate", "{\"reason\":\"Late\"}").path("id");
      step(report, "publish", "").then().statusCode(201);
      assertThat(listed()).containsEntry("report", first).containsEntry("state", "drawn");
      assertThat(given().accept("text/html").get(REPORTS + "/" + report).asString())
          .contains(">" + first + "</th>", "<td>5 + 5</td><td>drawn</td>");
    } finally {
      report = other;
    }
  }

  @Test
  void findingsAreOfRecordsThatWereDrawn() {
    committed(5, 5);
    List<String> leaves = leaves(draw(seed).jsonPath());
    Response unknown = find(List.of(leaves.getFirst(), "0".repeat(64)), "right");
    isProblem(unknown, 422, "invalid-sample").then().body("pointer", equalTo("/findings/1/leaf"));
    assertThat(as(AUDITOR).get(at("/findings")).jsonPath().getList("findings")).isEmpty();
  }

  @Test
  void onlyAnAuditorCommitsAndNobodyWhoDidSomethingToTheReport() {
    for (String caller : List.of("committee", "auditor", "ledger-reader", "analyst")) {
      isProblem(commit(caller, report, 5, 5), 403, "forbidden");
    }
    isProblem(commit("reporter-b", report, 5, 5), 403, "not-of-platforms");
    String own = published("of the whole company");
    as(EveryRole.ALL)
        .contentType("application/json")
        .body("{\"reason\":\"Wrong\"}")
        .post(REPORTS + "/" + own + "/withdraw")
        .then()
        .statusCode(201);
    isProblem(commit(EveryRole.ALL, own, 5, 5), 409, "report-state");
    isProblem(commit(AUDITOR, ReportCalls.frozen("a draft"), 5, 5), 404, "unknown-report");
  }

  @Test
  void whoFrozeOrPublishedAReportDoesNotAuditIt() {
    String id = ReportCalls.frozen("published by an auditor");
    as(EveryRole.ALL).post(REPORTS + "/" + id + "/publish").then().statusCode(201);
    isProblem(commit(EveryRole.ALL, id, 5, 5), 403, "forbidden");
    commit(AUDITOR, id, 5, 5).then().statusCode(201);
  }

  @Test
  void whoDidSomethingToAReportSinceTheyCommittedDrawsAndFindsNothing() {
    String other = report;
    report = published("withdrawn by its auditor");
    try {
      commitment = commitmentOf(5, 5);
      commit(EveryRole.ALL, report, 5, 5).then().statusCode(201);
      List<String> leaves = leaves(drawAs(EveryRole.ALL, seed).jsonPath());
      as(EveryRole.ALL)
          .contentType("application/json")
          .body("{\"reason\":\"Wrong\"}")
          .post(REPORTS + "/" + report + "/withdraw")
          .then()
          .statusCode(201);
      isProblem(findAs(EveryRole.ALL, leaves, "right"), 403, "forbidden");
      isProblem(drawAs(EveryRole.ALL, seed), 403, "forbidden");
    } finally {
      report = other;
    }
  }

  @Test
  void nobodyElseDrawsOrFinds() {
    committed(5, 5);
    isProblem(drawAs(EveryRole.ALL, seed), 403, "forbidden");
    List<String> leaves = leaves(draw(seed).jsonPath());
    isProblem(findAs(EveryRole.ALL, leaves, "right"), 403, "forbidden");
    assertThat(as(EveryRole.ALL).get(at("/findings")).jsonPath().getList("findings")).isEmpty();
  }

  @Test
  void aCommitmentIsOfOneSample() {
    committed(5, 5);
    commit(AUDITOR, report, 5, 5).then().statusCode(200);
    isProblem(commit(AUDITOR, report, 6, 5), 409, "sample-state");
    isProblem(commit(EveryRole.ALL, report, 5, 5), 409, "sample-state");
    isProblem(
        as(AUDITOR).get(REPORTS + "/" + report + "/samples/" + "0".repeat(64)),
        404,
        "unknown-sample");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"COM1\"|\"COM9\"|/indicator",
        "\"COM1\"|\"EMP4\"|/indicator",
        "\"counted\":5|\"counted\":0|/counted",
        "\"uncounted\":5|\"uncounted\":1001|/uncounted",
        "\"commitment\":\"|\"commitment\":\"A|/commitment",
        "\"indicator\"|\"indicators\"|''"
      })
  void whatIsNoSampleIsRefused(String part, String instead, String pointer) {
    Response answer =
        as(AUDITOR)
            .contentType("application/json")
            .body(entry(5, 5).replace(part, instead))
            .post(REPORTS + "/" + report + "/samples");
    isProblem(answer, 422, "invalid-sample").then().body("pointer", equalTo(pointer));
  }

  @Test
  void aWindowIsSampledByItsNameAndWhoSaysNoSizesDrawsTheUsualOnes() {
    as(AUDITOR)
        .contentType("application/json")
        .body("{\"indicator\":\"EMP4/P6M\",\"commitment\":\"" + commitment + "\"}")
        .post(REPORTS + "/" + report + "/samples")
        .then()
        .statusCode(201)
        .body("counted", equalTo(72))
        .body("uncounted", equalTo(72));
  }

  @Test
  void whoWasErasedSinceIsInNoStratum() {
    History late = new History();
    late.learner("platform-a", "late").enrolled("late", "data", "2024-01-01", 90);
    late.facts().forEach(it -> TwoLedgers.append(it.event()));
    String other = report;
    report = published("with one to be erased");
    try {
      committed(1000, 1000);
      TwoLedgers.erase(late.facts().getFirst().learner());
      JsonPath drawn = draw(seed).jsonPath();
      assertThat(drawn.getInt("erased")).isEqualTo(1);
      assertThat(leaves(drawn)).hasSize(90);
      JsonPath result = find(leaves(drawn), "right").jsonPath();
      assertThat(result.getInt("erased")).isEqualTo(1);
      assertThat(result.getDouble("errors.rate")).isZero();
      assertThat(result.getDouble("errors.atMost")).isBetween(0.0109, 0.011); // 1 of 91
      assertThat(listed()).containsEntry("erased", 1);
      assertThat(given().accept("text/html").get(REPORTS + "/" + report).asString())
          .contains("<td>examined</td><td>1</td><td>0 %</td><td>0 % to 2 %</td><td>2 %</td>");
    } finally {
      report = other;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit_sample", "sample_reveal", "sample_draw", "sample_finding"})
  void whatWasKeptIsNeitherChangedNorTakenAway(String table) {
    for (String statement : List.of("delete from %s", "truncate %s cascade")) {
      assertThatThrownBy(
              () -> pool.query(statement.formatted(table)).execute().await().indefinitely())
          .hasMessageContaining("neither changed nor taken away");
    }
  }

  /** The hash of the company's part. */
  private String committed(int counted, int uncounted) {
    commitment = commitmentOf(counted, uncounted);
    return commit(AUDITOR, report, counted, uncounted)
        .then()
        .statusCode(201)
        .extract()
        .path("companyCommitment");
  }

  /** As docs/audit-sample.md has it. */
  private String commitmentOf(int counted, int uncounted) {
    String asked = "%s COM1 %d %d".formatted(report, counted, uncounted);
    return FrozenDocument.sha256(
        HEX.parseHex(
            HEX.formatHex("commitment\0".getBytes(UTF_8))
                + seed
                + HEX.formatHex(asked.getBytes(UTF_8))));
  }

  private Response commit(String caller, String of, int counted, int uncounted) {
    return as(caller)
        .contentType("application/json")
        .body(entry(counted, uncounted))
        .post(REPORTS + "/" + of + "/samples");
  }

  private String entry(int counted, int uncounted) {
    return "{\"indicator\":\"COM1\",\"counted\":%d,\"uncounted\":%d,\"commitment\":\"%s\"}"
        .formatted(counted, uncounted, commitment);
  }

  private Response draw(String with) {
    return drawAs(AUDITOR, with);
  }

  private Response drawAs(String caller, String with) {
    return as(caller)
        .contentType("application/json")
        .body("{\"seed\":\"" + with + "\"}")
        .post(at("/draw"));
  }

  private Response find(List<String> leaves, String finding) {
    return findAs(AUDITOR, leaves, finding);
  }

  private Response findAs(String caller, List<String> leaves, String finding) {
    String findings =
        leaves.stream()
            .map(
                it ->
                    "{\"leaf\":\"%s\",\"finding\":\"%s\",\"note\":\"Seen\",\"seenSha256\":\"%s\"}"
                        .formatted(it, finding, it))
            .collect(Collectors.joining(","));
    return as(caller)
        .contentType("application/json")
        .body("{\"findings\":[" + findings + "]}")
        .post(at("/findings"));
  }

  private String at(String what) {
    return REPORTS + "/" + report + "/samples/" + commitment + what;
  }

  private Map<String, Object> listed() {
    return given()
        .get(REPORTS + "/" + report + "/samples")
        .jsonPath()
        .getMap("samples.find { it.commitment == '" + commitment + "' }");
  }

  private String revealed(String member) {
    return "samples.find { it.commitment == '" + commitment + "' }.revealed." + member;
  }

  private String told(String member) {
    return "samples.find { it.commitment == '" + commitment + "' }.errors." + member;
  }

  private static List<String> leaves(JsonPath drawn) {
    return drawn.getList("strata.drawn.leaf.flatten()");
  }
}
