package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Definition;

/** What an analyst is told over HTTP: the same figures in every form, none of them exact. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class DisclosureTest {
  private static final String INDICATORS = "/metrics/v1/indicators/";
  private static final String EMP1 = INDICATORS + "EMP1/values?asOf=2026-06-30";
  private static final List<String> COUNTS =
      List.of("numerator", "denominator", "unknown", "pending", "excluded", "count");

  @TestHTTPResource("/")
  URI server;

  @Inject Cube cube;

  private final History history = new History();

  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    Random random = new Random(17);
    for (int i = 0; i < 700; i++) {
      live("l" + i, i % 7 == 0 ? "b" : "a", random);
    }
    load();
  }

  private void load() {
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of();
        });
  }

  private void live(String name, String platform, Random random) {
    LocalDate start = LocalDate.parse("2024-10-01").plusDays(random.nextInt(200));
    String programme = i(random, 40) == 0 ? "rare" : "p" + i(random, 3);
    History.Learner learner =
        history
            .learner(platform, name)
            .enrolled(name, programme, start.toString(), 60)
            .declared(start.toString(), Attributes.gender(random.nextBoolean() ? "f" : "m"))
            .declared(
                start.toString(),
                Attributes.targetGroups(
                    5, PriorSituation.EMPLOYED, random.nextBoolean(), false, false))
            .declared(start.toString(), Attributes.region("r" + i(random, 3)));
    if (i(random, 6) == 0) {
      learner.withdrew(name, start.plusDays(30).toString());
      return;
    }
    LocalDate completed = start.plusDays(40 + i(random, 60));
    learner.completed(name, completed.toString());
    switch (i(random, 4)) {
      case 0 -> learner.surveyed(completed.plusDays(180).toString(), Situation.SEEKING);
      case 1 -> {}
      default ->
          learner.employed(
              name,
              name,
              completed.plusDays(i(random, 150)).toString(),
              job -> job.in("FR").paysYearly("" + (20_000 + 37 * i(random, 900))));
    }
  }

  private static int i(Random random, int bound) {
    return random.nextInt(bound);
  }

  @Test
  void everyCountOfEveryIndicatorIsRoundedOrHidden() {
    for (Definition definition : Catalogue.definitions()) {
      if (List.of("COM4", "MSR").contains(definition.id())) {
        continue;
      }
      for (String by : List.of("", "?by=programme", "?by=gender,region", "?by=cohort-month")) {
        Response told = analyst(INDICATORS + definition.id() + "/values" + by);
        told.then().statusCode(200).body("policy.name", equalTo("cell-key-1"));
        List<Map<String, Object>> rows = told.path("rows");
        assertThat(rows).isNotEmpty().allSatisfy(DisclosureTest::isRoundedOrHidden);
      }
    }
  }

  private static void isRoundedOrHidden(Map<String, Object> row) {
    for (String name : COUNTS) {
      if (row.get(name) instanceof Number count) {
        assertThat(count.longValue() % 5).as("%s of %s", name, row).isZero();
        assertThat(row.get("suppressed")).isNull();
      }
    }
    if (row.get("suppressed") != null || row.get("coded") != null) {
      assertThat(row.get("value")).isNull();
      assertThat(row.get("interval")).isNull();
      assertThat(row.get("bounds")).isNull();
    }
  }

  @Test
  void theAnswerNamesThePolicyItsThresholdsAndItsReasons() {
    analyst(EMP1)
        .then()
        .statusCode(200)
        .body("policy.name", equalTo("cell-key-1"))
        .body("policy.leastRecords", equalTo(20))
        .body("policy.roundedTo", equalTo(5))
        .body("policy.codedBelow", equalTo(40))
        .body("policy.amountsTo", equalTo(500))
        .body("policy.daysTo", equalTo(10))
        .body("policy.curveStep", equalTo(30))
        .body("policy.asOfAsked", nullValue())
        .body("policy.reasons.hidden", containsString("Fewer than 20 records"))
        .body("policy.reasons", hasKey("at-most-20-percent"));
    assertThat(exact(EMP1).asString()).doesNotContain("policy", "coded");
  }

  @Test
  void asOfIsTakenBackToTheLastEndOfAQuarterAndTheAnswerSaysSo() {
    Response told = analyst(INDICATORS + "EMP1/values?asOf=2026-05-17");
    told.then().body("asOf", equalTo("2026-03-31")).body("policy.asOfAsked", equalTo("2026-05-17"));
    Response day = analyst(INDICATORS + "EMP1/values?asOf=2026-05-16");
    assertThat(day.<Object>path("rows")).isEqualTo(told.<Object>path("rows"));
    assertThat(day.header("ETag")).isEqualTo(told.header("ETag"));
  }

  @ParameterizedTest
  @CsvSource({
    "two-dimensions, by=programme&where=gender:f&where=region:r1",
    "one-value, where=region:r0&where=region:r1",
    "one-period, from=2025-01-01&to=2025-01-30",
    "snapshot, minPosition=e:0:1"
  })
  void whatMayNotBeAskedIsRefusedByARuleThatIsNamed(String rule, String asked) {
    for (String form : List.of("/values?", "/export?")) {
      analyst(INDICATORS + "EMP1" + form + asked)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/disclosure-control"))
          .body("rule", equalTo(rule))
          .body("detail", containsString("metrics:read-exact"));
      if (!rule.equals("snapshot")) {
        exact(INDICATORS + "EMP1" + form + asked).then().statusCode(200);
      }
    }
    analyst(INDICATORS + "EMP8/curve?" + asked).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "&by=programme", "&by=gender,region", "&by=region&where=programme:p1"})
  void jsonCsvExportAndTheCurveTellTheSame(String by) throws Exception {
    List<Map<String, Object>> rows = analyst(EMP1 + by).path("rows");
    String csv = analyst(EMP1 + by + "&format=csv").asString();
    String export = analyst(EMP1.replace("/values", "/export") + by).asString();
    assertThat(export).isEqualTo(csv);
    List<CSVRecord> lines =
        CSVParser.parse(
                csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())
            .getRecords();
    assertThat(lines).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      for (String name : List.of("numerator", "denominator", "pending", "suppressed", "coded")) {
        Object told = rows.get(i).get(name);
        assertThat(lines.get(i).get(name)).isEqualTo(told == null ? "" : told.toString());
      }
      assertThat(lines.get(i).get("policy")).isEqualTo("cell-key-1");
    }
  }

  @Test
  void aCurveBeginsWithTheDenominatorOfTheValueAndHasStepsOfThirtyDays() {
    String asked = "asOf=2026-06-30&by=programme";
    List<Map<String, Object>> values = analyst(INDICATORS + "EMP8/values?" + asked).path("rows");
    List<Map<String, Object>> curves =
        analyst(INDICATORS + "EMP8/curve?" + asked)
            .<List<Map<String, Object>>>path("curves")
            .stream()
            .filter(it -> it.get("kind").equals("strict"))
            .toList();
    assertThat(curves).hasSameSizeAs(values);
    for (int i = 0; i < curves.size(); i++) {
      assertThat(curves.get(i).get("atRisk")).isEqualTo(values.get(i).get("denominator"));
      assertThat(curves.get(i).get("suppressed")).isEqualTo(values.get(i).get("suppressed"));
    }
    assertThat(
            analyst(INDICATORS + "EMP8/curve?" + asked)
                .<List<List<Integer>>>path("curves.points.day"))
        .allSatisfy(days -> assertThat(days).allMatch(day -> day % 30 == 0));
    assertThat(analyst(INDICATORS + "EMP8/curve?format=csv&" + asked).asString())
        .contains("suppressed,coded,policy");
  }

  @Test
  void aHiddenGroupHasOneReasonAndNoFigureWhateverAsksForIt() {
    List<Map<String, Object>> rows = analyst(EMP1 + "&by=programme").path("rows");
    List<Map<String, Object>> hidden =
        rows.stream().filter(it -> it.get("suppressed") != null).toList();
    assertThat(hidden).hasSizeGreaterThan(1);
    assertThat(exact(EMP1 + "&by=programme").<List<Integer>>path("rows.denominator"))
        .filteredOn(it -> it < 20)
        .as("only one is too small: another is hidden for its sake")
        .hasSize(1);
    for (Map<String, Object> row : hidden) {
      Map<String, Object> told = new HashMap<>(row);
      Map<?, ?> group = (Map<?, ?>) told.remove("group");
      assertThat(told.remove("suppressed")).isEqualTo("hidden");
      assertThat(told.values()).containsOnlyNulls();
      analyst(EMP1 + "&where=programme:" + group.get("programme"))
          .then()
          .body("rows[0].suppressed", equalTo("hidden"));
    }
  }

  @Test
  void onePageAfterTheOtherTellsWhatOneAnswerTells() {
    List<Object> all = analyst(EMP1 + "&by=programme").path("rows");
    List<Object> seen = new ArrayList<>();
    for (Object row : all) {
      seen.add(row);
      Object programme = ((Map<?, ?>) ((Map<?, ?>) row).get("group")).get("programme");
      assertThat(
              analyst(EMP1 + "&by=programme&after=programme:" + programme)
                  .<List<Object>>path("rows"))
          .isEqualTo(all.subList(seen.size(), all.size()));
    }
  }

  @Test
  void askingAgainTellsNothingNew() {
    Response first = analyst(EMP1 + "&by=region");
    for (int i = 0; i < 20; i++) {
      Response again = analyst(EMP1 + "&by=region");
      assertThat(again.asString()).isEqualTo(first.asString());
      assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }
  }

  @Test
  void aPlatformsOwnAnalystIsUnderControlToo() {
    Response own = given().auth().oauth2(token("analyst-b")).get(EMP1);
    own.then().statusCode(200).body("policy.name", equalTo("cell-key-1"));
    List<Map<String, Object>> rows = own.path("rows");
    assertThat(rows).allSatisfy(DisclosureTest::isRoundedOrHidden);
    int exactly = given().auth().oauth2(token("platform-b")).get(EMP1).path("rows[0].denominator");
    assertThat((int) own.path("rows[0].denominator")).isBetween(exactly - 8, exactly + 8);
  }

  @Test
  void theFirstEventOfAStreamIsWhatValuesAnswers() throws Exception {
    String values = analyst(EMP1 + "&by=region").asString();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                stream("/metrics/v1/stream?indicator=EMP1&asOf=2026-06-30&by=region"),
                StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (!line.startsWith("data:")) {
        line = lines.readLine();
      }
      assertThat(line.substring(5).strip()).isEqualTo(values);
    }
  }

  private InputStream stream(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token("analyst"))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  private static Response analyst(String path) {
    return given().auth().oauth2(token("analyst")).get(path);
  }

  private static Response exact(String path) {
    return given().auth().oauth2(token("committee")).get(path);
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
