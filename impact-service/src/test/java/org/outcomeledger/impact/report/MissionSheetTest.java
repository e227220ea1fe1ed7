package org.outcomeledger.impact.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.outcomeledger.impact.report.ReportCalls.REPORTS;
import static org.outcomeledger.impact.report.ReportCalls.as;
import static org.outcomeledger.impact.report.ReportCalls.frozen;
import static org.outcomeledger.impact.report.ReportCalls.isProblem;
import static org.outcomeledger.impact.report.ReportCalls.post;
import static org.outcomeledger.impact.report.ReportCalls.published;
import static org.outcomeledger.impact.report.ReportCalls.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.follower.TwoLedgers;

/** A sheet for each objective: results of the frozen report, and what people wrote, in versions. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class MissionSheetTest {
  private static final String OBJECTIVES = "/missions/v1/objectives";

  private static String objective;

  @BeforeEach
  void anObjectiveWithATarget() {
    if (objective == null) {
      TwoPromotions.events().forEach(TwoLedgers::append);
      String said = "{\"mission\":\"P2\",\"statement\":\"Jobs\",\"indicators\":[\"EMP1\",\"MSR\"]}";
      objective = post(OBJECTIVES, said).path("id");
      post(
              OBJECTIVES + "/" + objective + "/targets",
              "{\"indicator\":\"EMP1\",\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"value\":0.7,\"direction\":\"at-least\",\"reason\":\"why\"}")
          .then()
          .statusCode(201);
    }
  }

  @Test
  void resultsAreRowsOfTheReportWithTheTargetsThatWereSet() {
    JsonPath sheet = given().get(sheet(published("results"))).jsonPath();
    Map<String, Object> result = line(sheet, "b) results, EMP1");
    assertThat(result).containsEntry("paragraph", "Code de commerce, A. 210-2, 4° b)");
    assertThat((String) result.get("note"))
        .startsWith("Target at-least 0.7 for 2024-01-01 to 2024-12-31: version 1, set on ")
        .endsWith(", after the period had begun.");
    assertThat(sheet.getInt(rows("b) results, EMP1") + "[0].numerator")).isEqualTo(45);
    assertThat(sheet.getInt(rows("b) results, EMP1") + "[0].denominator")).isEqualTo(80);
    assertThat(line(sheet, "b) results, MSR"))
        .containsEntry("open", "The report has no such table of MSR.");
  }

  @Test
  void whatNobodyHasWrittenIsOpen() {
    JsonPath sheet = given().get(sheet(published("nothing written"))).jsonPath();
    assertThat(sheet.getInt("version")).isZero();
    for (SheetPart part : SheetPart.values()) {
      assertThat(line(sheet, part.label())).containsEntry("open", "Nobody has written it.");
    }
    assertThat(line(sheet, "conclusion").get("open").toString())
        .isEqualTo("Whether the objective is met, the independent body concludes.");
  }

  @Test
  void aVersionThatWasFiledStaysAsItWas() {
    String id = published("filed");
    write(id, "means", "Three coaches", "first").then().statusCode(201).body("version", equalTo(1));
    String filed = given().accept("text/html").get(sheet(id) + "?version=1").asString();
    write(id, "adequacy", "Enough", "first").then().statusCode(201);
    write(id, "means", "Four coaches", "One was forgotten").then().statusCode(201);

    JsonPath latest = given().get(sheet(id)).jsonPath();
    assertThat(latest.getInt("version")).isEqualTo(3);
    assertThat(line(latest, SheetPart.MEANS.label())).containsEntry("text", "Four coaches");
    assertThat(line(latest, SheetPart.MEANS.label()).get("origin").toString())
        .matches("Version 3, written on \\d{4}-\\S+Z: One was forgotten");
    JsonPath first = given().get(sheet(id) + "?version=1").jsonPath();
    assertThat(line(first, SheetPart.MEANS.label())).containsEntry("text", "Three coaches");
    assertThat(line(first, SheetPart.ADEQUACY.label())).containsKey("open");
    assertThat(given().accept("text/html").get(sheet(id) + "?version=1").asString())
        .isEqualTo(filed)
        .contains("What people wrote on it is version 1.")
        .contains("<p>Three coaches</p>");
    assertThat(given().get(sheet(id) + "?version=0").jsonPath().getInt("version")).isZero();
  }

  @Test
  void whatIsSaidTwiceIsKeptOnce() {
    String id = published("twice");
    write(id, "means", "Three coaches", "first").then().statusCode(201);
    write(id, "means", "Three coaches", "first").then().statusCode(200).body("version", equalTo(1));
  }

  @Test
  void textsStayTextsAndAreNoFormulas() {
    String id = published("escaped");
    write(id, "circumstances", "=1+1 <script>alert(1)</script>", "why <b>not</b>");
    assertThat(given().accept("text/html").get(sheet(id)).asString())
        .contains("<p>=1+1 &lt;script&gt;alert(1)&lt;/script&gt;</p>")
        .contains("why &lt;b&gt;not&lt;/b&gt;")
        .doesNotContain("<script", "<b>");
    assertThat(given().accept("text/csv").get(sheet(id)).asString())
        .contains(",'=1+1 <script>alert(1)</script>,");
  }

  @Test
  void aDraftsSheetIsForThoseWhoWriteReports() {
    String id = frozen("a draft");
    write(id, "means", "Three coaches", "first").then().statusCode(201);
    isProblem(given().get(sheet(id)), 404, "unknown-report");
    isProblem(as("auditor").get(sheet(id)), 404, "unknown-report");
    as("committee").get(sheet(id)).then().statusCode(200);
  }

  @Test
  void whatWasWrittenOfADraftIsPublicOnceItIsWrittenAgain() {
    String id = frozen("published with a text");
    write(id, "means", "Three coaches", "first").then().statusCode(201);
    write(id, "means", "Three coaches", "first").then().statusCode(200);
    step(id, "publish", "").then().statusCode(201);

    assertThat(line(given().get(sheet(id)).jsonPath(), SheetPart.MEANS.label()))
        .containsEntry("open", "What was written while the report was a draft is not public.")
        .doesNotContainKeys("text", "origin");
    JsonPath ofWriters = as("committee").get(sheet(id)).jsonPath();
    assertThat(line(ofWriters, SheetPart.MEANS.label())).containsEntry("text", "Three coaches");
    assertThat(line(ofWriters, SheetPart.MEANS.label()).get("origin").toString())
        .endsWith("others see it once it is written again when the report is public.");

    write(id, "means", "Three coaches", "first").then().statusCode(201).body("version", equalTo(2));
    assertThat(line(given().get(sheet(id)).jsonPath(), SheetPart.MEANS.label()))
        .containsEntry("text", "Three coaches");
    assertThat(given().get(sheet(id) + "?version=1").asString()).doesNotContain("Three coaches");
    write(id, "means", "Three coaches", "first").then().statusCode(200);
  }

  @Test
  void onlyWhoWritesReportsOfTheWholeCompanyWritesOnThem() {
    String id = published("for few");
    String body = body(objective, "means", "Three coaches", "first");
    isProblem(
        given().contentType("application/json").body(body).post(sheet(id)), 401, "unauthorized");
    for (String caller : List.of("auditor", "analyst", "poster")) {
      isProblem(
          as(caller).contentType("application/json").body(body).post(sheet(id)), 403, "forbidden");
    }
    isProblem(post(sheet("0".repeat(64)), body), 404, "unknown-report");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p4-9 | means   | Coaches | /objective",
        "     | results | Coaches | /part",
        "     | means   | ' '     | /text"
      })
  void whatIsNoTextOfAnObjectiveIsRefused(String of, String part, String text, String pointer) {
    String id = published("refused " + pointer.substring(1));
    isProblem(
            post(sheet(id), body(of == null ? objective : of, part, text, "why")),
            422,
            "invalid-sheet")
        .then()
        .body("pointer", equalTo(pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?version=1", "?version=-1", "?version=x", "?version=1&version=1"})
  void aVersionThatThereIsNotIsRefused(String query) {
    isProblem(given().get(sheet(published("no " + query)) + query), 400, "invalid-parameter");
  }

  private static Response write(String id, String part, String text, String reason) {
    return post(sheet(id), body(objective, part, text, reason));
  }

  private static String body(String of, String part, String text, String reason) {
    return "{\"objective\":\"%s\",\"part\":\"%s\",\"text\":\"%s\",\"reason\":\"%s\"}"
        .formatted(of, part, text, reason);
  }

  private static Map<String, Object> line(JsonPath sheet, String part) {
    return sheet.getMap(
        "lines.find { it.label.startsWith('%s') && it.label.endsWith('%s') }"
            .formatted(objective, part));
  }

  private static String rows(String part) {
    return "lines.find { it.label.startsWith('%s') && it.label.endsWith('%s') }.rows"
        .formatted(objective, part);
  }

  private static String sheet(String id) {
    return REPORTS + "/" + id + "/forms/mission-sheet";
  }
}
