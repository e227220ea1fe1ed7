package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MSR among the indicators; other tests enter measures too, so each name here is of this class. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class MeasureValuesTest {
  private static final String MSR = "/metrics/v1/indicators/MSR/values";
  private static final String HASH = "0".repeat(64);

  @BeforeEach
  void enter() {
    enter("2024-01-01", "2024-12-31", "0.55");
    enter("2025-01-01", "2025-12-31", "0.5");
    enter("2025-01-01", "2025-12-31", "0.42");
  }

  @Test
  void theCatalogueHasTheFourthMission() {
    as("committee")
        .get("/metrics/v1/indicators")
        .then()
        .body("indicators.find { it.id == 'MSR' }.pillar", equalTo(List.of("P4")))
        .body("indicators.find { it.id == 'MSR' }.numerator", containsString("as it was entered"));
    ask("committee", "/metrics/v1/indicators/NONE/values")
        .then()
        .body("indicators", hasItem("MSR"));
  }

  @Test
  void aRowIsTheLatestVersionOfAPeriodWithItsEvidence() {
    Response answer = ask("auditor", MSR);
    answer
        .then()
        .statusCode(200)
        .body("indicator", equalTo("MSR"))
        .body("version", equalTo("1"))
        .body("complete", equalTo(true));
    assertThat(rows(answer)).extracting("to").containsExactly("2024-12-31", "2025-12-31");
    Map<String, Object> latest = rows(answer).getLast();
    assertThat(latest)
        .containsEntry("numerator", 0.42f)
        .containsEntry("unit", "kgCO2e per learner-hour")
        .containsEntry("document", "Audit, page 12")
        .containsEntry("sha256", HASH)
        .containsEntry("enteredBy", "committee")
        .containsEntry("suppressed", null)
        .containsKey("enteredAt")
        .doesNotContainKeys("denominator", "interval", "bounds");
    assertThat((int) latest.get("measureVersion")).isEven();
  }

  @Test
  void datesAreOfThePeriodsLastDay() {
    assertThat(rows(ask("auditor", MSR + "?asOf=2025-12-31"))).hasSize(2);
    assertThat(rows(ask("auditor", MSR + "?asOf=2025-12-30"))).hasSize(1);
    assertThat(rows(ask("auditor", MSR + "?from=2024-12-31"))).hasSize(2);
    assertThat(rows(ask("auditor", MSR + "?from=2025-01-01"))).hasSize(1);
    assertThat(rows(ask("auditor", MSR + "?to=2025-12-31"))).hasSize(2);
    assertThat(rows(ask("auditor", MSR + "?to=2025-12-30"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by=programme",
        "where=gender:f",
        "window=P6M",
        "minPosition=e:0:1",
        "after=programme:a",
        "version=2",
        "asOf=2999-01-01"
      })
  void whatSpeaksOfLearnersIsRefusedWithTheReason(String parameter) {
    ask("auditor", MSR + "?" + parameter)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-parameter"));
    ask("auditor", MSR + "?by=gender").then().body("detail", containsString("not about learners"));
  }

  @Test
  void aCurveOfItIsRefusedLikeThatOfAnyWithoutOne() {
    ask("auditor", "/metrics/v1/indicators/MSR/curve?asOf=2025-12-31")
        .then()
        .statusCode(400)
        .body("detail", equalTo("MSR has no curve; COM4, EMP8 have one: ask for /values."));
  }

  @Test
  void whoMayNotSeeItIsToldWhy() {
    ask("platform-b", MSR).then().statusCode(403).body("type", containsString("not-of-platforms"));
    ask("poster", MSR).then().statusCode(403).body("type", containsString("forbidden"));
  }

  @Test
  void aMeasureIsAboutNoLearnerAndSoShownToAnalystsAsItIs() {
    ask("analyst", MSR)
        .then()
        .statusCode(200)
        .body("rows", equalTo(ask("auditor", MSR).<Object>path("rows")));
  }

  @Test
  void aSpreadsheetReadsItToo() {
    String[] lines = ask("auditor", MSR + "?asOf=2025-12-31&format=csv").asString().split("\r\n");
    assertThat(lines[0])
        .isEqualTo(
            "indicator,version,asOf,measure,from,to,numerator,unit,measureVersion,document,sha256,"
                + "enteredBy,enteredAt,suppressed");
    assertThat(lines)
        .anyMatch(
            it ->
                it.startsWith(
                    "MSR,1,2025-12-31,carbon-of-values,2025-01-01,2025-12-31,0.42,kgCO2e per"
                        + " learner-hour,"))
        .anyMatch(it -> it.contains(",\"Audit, page 12\"," + HASH + ",committee,20"));
  }

  @Test
  void anExportIsTheSameLines() {
    Response lines = ask("auditor", MSR + "?asOf=2025-12-31&format=csv");
    ask("auditor", MSR.replace("values", "export") + "?asOf=2025-12-31")
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .body(equalTo(lines.asString()));
  }

  @Test
  void theStreamSaysWhereToAskForIt() {
    ask("auditor", "/metrics/v1/stream?indicator=MSR")
        .then()
        .statusCode(400)
        .body("detail", containsString("/metrics/v1/indicators/MSR/values"));
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String tag = ask("auditor", MSR + "?to=2024-12-31").header("ETag");
    assertThat(tag).startsWith("W/");
    as("auditor").header("If-None-Match", tag).get(MSR + "?to=2024-12-31").then().statusCode(304);
  }

  /** Those of this class's name. */
  private static List<Map<String, Object>> rows(Response answer) {
    return answer.path("rows.findAll { it.group.measure == 'carbon-of-values' }");
  }

  private static void enter(String from, String to, String value) {
    as("committee")
        .contentType("application/json")
        .body(
            Map.of(
                "name",
                "carbon-of-values",
                "from",
                from,
                "to",
                to,
                "value",
                new BigDecimal(value),
                "unit",
                "kgCO2e per learner-hour",
                "document",
                "Audit, page 12",
                "sha256",
                HASH))
        .post("/metrics/v1/measures")
        .then()
        .statusCode(in(List.of(200, 201)));
  }

  private static Response ask(String caller, String address) {
    return as(caller).get(address);
  }

  private static RequestSpecification as(String caller) {
    return given()
        .auth()
        .oauth2(ConfigProvider.getConfig().getValue("token." + caller, String.class));
  }
}
