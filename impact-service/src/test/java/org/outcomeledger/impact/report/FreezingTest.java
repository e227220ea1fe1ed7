package org.outcomeledger.impact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.impact.follower.TwoLedgers;

/** Reports of two ledgers that answer: what is frozen, and that it is what the ledgers say. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreezingTest {
  private static final String REPORT =
      "{\"title\":\"A year\",\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"asOf\":\"2025-06-30\"}";

  @BeforeAll
  static void aCohortIsInTheLedgers() {
    ToldCohort.events().forEach(TwoLedgers::append);
  }

  @Test
  @Order(1)
  void itHasOnePositionOfEachShardAndARootOfAllEntries() {
    JsonPath report = frozen(REPORT);
    assertThat(report.getList("ledgers.ledger")).isEqualTo(List.of("enrollment", "outcome"));
    List<Integer> shards = IntStream.range(0, 8).boxed().toList();
    assertThat(report.getList("ledgers[0].shards.shard")).isEqualTo(shards);
    assertThat(report.getList("ledgers[1].shards.shard")).isEqualTo(shards);
    assertThat(report.getLong("ledgers[0].entries")).isEqualTo(2L * ToldCohort.BEGAN);
    assertThat(report.getLong("ledgers[1].entries"))
        .isEqualTo(ToldCohort.COMPLETED + ToldCohort.PLACED);
    assertThat(report.getLong("entries.count")).isEqualTo(ToldCohort.events().size());
    assertThat(report.getString("entries.root")).matches("[0-9a-f]{64}");
    assertThat(report.getLong("records.count")).isEqualTo(ToldCohort.BEGAN);
  }

  @Test
  @Order(2)
  void theSameVectorGivesTheSameBytesWhoeverFreezesAgain() {
    Response first = freeze(REPORT);
    Response again = freeze(REPORT);
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    String id = again.path("id");
    assertThat(FrozenDocument.sha256(read(id).asByteArray())).isEqualTo(id);
  }

  /** Whoever freezes could else choose among draws, and average them. */
  @Test
  @Order(3)
  void anotherTitleDrawsNoFigureAnew() {
    JsonPath first = frozen(REPORT);
    JsonPath renamed = frozen(REPORT.replace("A year", "The same year"));
    assertThat(renamed.<Object>get("figures")).isEqualTo(first.get("figures"));
    assertThat(renamed.getString("exact.secretSha256"))
        .isEqualTo(first.getString("exact.secretSha256"));
    assertThat(renamed.getString("records.root"))
        .as("salted for each report")
        .isNotEqualTo(first.getString("records.root"));
    assertThat(frozen(REPORT.replace("2025-06-30", "2025-03-31")).getString("exact.secretSha256"))
        .as("of other days")
        .isNotEqualTo(first.getString("exact.secretSha256"));
  }

  @Test
  @Order(3)
  void figuresAreRoundedAndTheExactOnesAreThoseThatItCommitsTo() {
    String id = freeze(REPORT).path("id");
    JsonPath report = read(id).jsonPath();
    Response exact = as("committee").get(REPORTS + "/" + id + "/exact");
    exact.then().header("Cache-Control", "private, no-cache");
    assertThat(report.getString("exact.sha256"))
        .isEqualTo(FrozenDocument.sha256(exact.asByteArray()));
    String emp1 = "figures.find { it.indicator == 'EMP1' && it.by == [] }.rows[0].";
    assertThat(exact.jsonPath().getInt(emp1 + "numerator")).isEqualTo(ToldCohort.PLACED);
    assertThat(exact.jsonPath().getInt(emp1 + "denominator")).isEqualTo(ToldCohort.COMPLETED);
    assertThat(report.getInt(emp1 + "numerator") % 5).isZero();
    assertThat(report.getList("figures.collect { [it.indicator, it.by] }"))
        .isEqualTo(exact.jsonPath().getList("figures.collect { [it.indicator, it.by] }"))
        .hasSize(20 * 18);
  }

  @Test
  @Order(4)
  void objectivesAreInItWithTheirTargetsAsTheyStood() {
    String objective = "{\"mission\":\"P2\",\"statement\":\"Jobs\",\"indicators\":[\"EMP1\"]}";
    String id = post("/missions/v1/objectives", objective).path("id");
    post(
        "/missions/v1/objectives/" + id + "/targets",
        "{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"value\":0.7,\"direction\":\"at-least\",\"reason\":\"why\"}");
    JsonPath report = frozen(REPORT);
    assertThat(report.getString("objectives[0].id")).isEqualTo(id);
    assertThat(report.getFloat("objectives[0].targets[0].value")).isEqualTo(0.7f);
    assertThat(report.getBoolean("objectives[0].targets[0].late")).isTrue();
  }

  @Test
  @Order(5)
  void whoIsErasedIsInNoLaterReport() {
    TwoLedgers.erase(ToldCohort.facts().getFirst().learner());
    JsonPath report = frozen(REPORT);
    assertThat(report.getLong("records.count")).isEqualTo(ToldCohort.BEGAN - 1L);
    assertThat(report.getLong("entries.count")).isEqualTo(ToldCohort.events().size() + 2L);
  }

  @ParameterizedTest
  @Order(6)
  @CsvSource(
      delimiter = '|',
      value = {
        "\"title\":\"A year\"|\"title\":\" \"|/title",
        "2024-12-31|2024-12-30|/to",
        "\"from\":\"2024-01-01\",|''|/to",
        "2025-06-30|2025-06-29|/asOf",
        "2025-06-30|2999-06-30|/asOf",
        "\"asOf\"|\"when\"|''"
      })
  void whatNotEverybodyMayAskIsNotFrozen(String part, String instead, String pointer) {
    isProblem(freeze(REPORT.replace(part, instead)), 422, "invalid-report")
        .then()
        .body("pointer", equalTo(pointer));
  }

  @Test
  @Order(7)
  void anEntryThatIsNotAsItsLeafSaysEndsTheFreezing() {
    TwoLedgers.whileTampered(
        () ->
            isProblem(freeze(REPORT), 503, "report-not-frozen")
                .then()
                .body("detail", containsString("shard"))
                .body("detail", containsString("the leaf is not that of the content")));
  }

  @Test
  @Order(8)
  void aLedgerThatIsAwayEndsTheFreezing() {
    TwoLedgers.setAway(true);
    isProblem(freeze(REPORT), 503, "report-not-frozen");
    TwoLedgers.setAway(false);
  }

  @Test
  @Order(9)
  void onlyWhoWritesReportsOfTheWholeCompanyFreezes() {
    for (String caller : List.of("auditor", "analyst", "ledger-reader", "poster")) {
      isProblem(freezeAs(caller), 403, "forbidden");
    }
    isProblem(freezeAs("reporter-b"), 403, "not-of-platforms");
  }

  private static Response freezeAs(String caller) {
    return as(caller).contentType("application/json").body(REPORT).post(REPORTS);
  }

  private static JsonPath frozen(String body) {
    Response response = freeze(body);
    response.then().statusCode(oneOf(200, 201));
    return read(response.path("id")).jsonPath();
  }

  private static Response freeze(String body) {
    return post(REPORTS, body);
  }

  private static Response read(String id) {
    return as("committee").get(REPORTS + "/" + id);
  }
}
