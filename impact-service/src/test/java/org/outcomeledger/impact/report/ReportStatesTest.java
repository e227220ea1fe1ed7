package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.frozen;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.follower.TwoLedgers;
import org.outcomeledger.indicators.cube.History;

/** What becomes of a report: each test freezes one of its own title. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class ReportStatesTest {
  /** What changed by programme. */
  private static final String PROGRAMMES = "rows.findAll { it.by == ['programme'] }.";

  private static final String REASON = "{\"reason\":\"Outcomes came late\"}";

  @Test
  void aDraftIsThereForThoseWhoWriteReportsOnly() {
    String id = frozen("a draft");
    assertThat(listed("committee", id)).containsEntry("state", "draft");
    assertThat(listed("auditor", id)).isNull();
    isProblem(given().get(REPORTS + "/" + id), 404, "unknown-report");
    isProblem(as("auditor").get(REPORTS + "/" + id), 404, "unknown-report");
    isProblem(as("reporter-b").get(REPORTS + "/" + id), 404, "unknown-report");
    isProblem(as("auditor").get(REPORTS + "/" + id + "/exact"), 404, "unknown-report");
    as("committee").get(REPORTS + "/" + id).then().statusCode(200);
    isProblem(given().get(REPORTS + "/" + "0".repeat(64)), 404, "unknown-report");
  }

  @Test
  void whatIsPublishedIsThereForEverybodyToTheByteAndWithoutNames() {
    String id = published("for everybody");
    Response bytes = given().get(REPORTS + "/" + id);
    assertThat(FrozenDocument.sha256(bytes.asByteArray())).isEqualTo(id);
    assertThat(bytes.contentType()).startsWith("application/json");
    given().header("Authorization", "Bearer no.good.token").get(REPORTS).then().statusCode(200);
    String list = given().get(REPORTS).asString();
    assertThat(list).contains(id).contains("\"state\":\"published\"").doesNotContain("committee");
    as("auditor").get(REPORTS + "/" + id + "/exact").then().statusCode(200);
    isProblem(as("analyst").get(REPORTS + "/" + id + "/exact"), 403, "forbidden");
    isProblem(as("platform-b").get(REPORTS + "/" + id + "/exact"), 403, "not-of-platforms");
  }

  @Test
  void toPublishTwiceIsToPublishOnce() {
    String id = published("once");
    Response again = step(id, "publish", "");
    again.then().statusCode(200);
    assertThat(again.jsonPath().getList("steps.step")).isEqualTo(List.of("published"));
  }

  @Test
  void aRestatementNamesTheOldOneAndTellsTheReasonAndTheDifference() {
    ToldCohort.events().forEach(TwoLedgers::append);
    String first = published("restated");
    History late = new History();
    for (int i = 0; i < 30; i++) {
      late.learner("platform-a", "late" + i).enrolled("late" + i, "data", "2024-02-01", 90);
    }
    late.facts().forEach(it -> TwoLedgers.append(it.event()));
    String second = step(first, "restate", REASON).then().statusCode(201).extract().path("id");
    JsonPath draft = as("committee").get(REPORTS + "/" + second).jsonPath();
    assertThat(draft.getString("previous.sha256")).isEqualTo(first);
    assertThat(draft.getString("previous.reason")).isEqualTo("Outcomes came late");
    assertThat(listed("committee", first)).containsEntry("state", "published");
    isProblem(given().get(REPORTS + "/" + second + "/difference"), 404, "unknown-report");

    step(second, "publish", "").then().statusCode(201);
    assertThat(listed("auditor", first)).containsEntry("state", "restated");
    assertThat(listed("auditor", second))
        .containsEntry("state", "published")
        .containsEntry("previous", first);
    given().get(REPORTS + "/" + first).then().statusCode(200);
    JsonPath difference = given().get(REPORTS + "/" + second + "/difference").jsonPath();
    assertThat(difference.getString("previous")).isEqualTo(first);
    assertThat(difference.getList("rows.indicator")).isNotEmpty();
    assertThat(
            given()
                .get(REPORTS + "/" + second + "/verification")
                .jsonPath()
                .<String>getList("steps"))
        .contains("curl -o previous.json ADDRESS/reports/v1/" + first)
        .last(InstanceOfAssertFactories.STRING)
        .endsWith(" --sha256 " + second + " --previous previous.json --exact exact.json");
    assertThat(difference.getList(PROGRAMMES + "after.group.programme"))
        .isNotEmpty()
        .containsOnly("data");
    isProblem(step(first, "restate", REASON), 409, "report-state");
    isProblem(given().get(REPORTS + "/" + first + "/difference"), 409, "report-state");
  }

  @Test
  void whatIsWithdrawnStaysAndSaysWhy() {
    String id = published("withdrawn");
    step(id, "withdraw", REASON).then().statusCode(201).body("state", equalTo("withdrawn"));
    step(id, "withdraw", REASON).then().statusCode(200);
    isProblem(step(id, "forms/mission-sheet", "{}"), 409, "report-state");
    assertThat(listed("auditor", id)).containsEntry("state", "withdrawn");
    assertThat(given().get(REPORTS).asString()).contains("Outcomes came late");
    assertThat(FrozenDocument.sha256(given().get(REPORTS + "/" + id).asByteArray())).isEqualTo(id);
    isProblem(step(id, "publish", ""), 409, "report-state");
  }

  @Test
  void aDraftIsNeitherRestatedNorWithdrawn() {
    String id = frozen("too early");
    isProblem(step(id, "restate", REASON), 409, "report-state");
    isProblem(step(id, "withdraw", REASON), 409, "report-state");
    isProblem(step(id, "withdraw", "{\"reason\":\" \"}"), 422, "invalid-report");
    isProblem(step("0".repeat(64), "publish", ""), 404, "unknown-report");
  }

  /** As one caller sees it in the list; null where they do not. */
  private static Map<String, Object> listed(String caller, String id) {
    return as(caller).get(REPORTS).jsonPath().getMap("reports.find { it.id == '" + id + "' }");
  }
}
