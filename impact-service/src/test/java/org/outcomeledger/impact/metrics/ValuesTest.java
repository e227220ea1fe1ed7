package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.query.Dimension;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class ValuesTest {
  private static final String COM1 = "/metrics/v1/indicators/COM1/values";
  private static final String EMP1 = "/metrics/v1/indicators/EMP1/values";

  private static final String INDICATORS = "/metrics/v1/indicators/";
  private static final List<String> CATALOGUE =
      List.of(
          "ENR1", "ENR2", "COM1", "COM2", "COM3", "COM4", "EMP1", "EMP2", "EMP3", "EMP4", "EMP5",
          "EMP6", "EMP7", "EMP8", "EMP10", "EMP11", "SAL1", "SAL2", "SOC1", "DAT1", "DAT2");

  @Inject Cube cube;

  private final History history = new History();

  /** What the follower loads at the start is nothing; then what these tests tell. */
  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    history
        .learner("a", "ann")
        .enrolled("e1", "data", "2025-01-01", 90)
        .declared("2025-01-01", Attributes.gender("f"))
        .completed("e1", "2025-03-31")
        .employed("j1", "e1", "2025-04-15");
    history
        .learner("a", "bob")
        .enrolled("e2", "data", "2025-01-15", 90)
        .declared("2025-01-01", Attributes.gender("m"))
        .completed("e2", "2025-05-01")
        .surveyed("2025-10-20", Situation.SEEKING);
    history
        .learner("b", "cid")
        .enrolled("e3", "web", "2025-02-01", 90)
        .completed("e3", "2025-04-02");
    history.learner("b", "dee").enrolled("e4", "web", "2026-10-01", 90);
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of(
              new Position(LedgerName.ENROLLMENT, 0, 12), new Position(LedgerName.OUTCOME, 0, 7));
        });
  }

  @Test
  void theAnswerIsAsTheContractShowsIt() {
    String body = ask(EMP1 + "?asOf=2026-11-22").then().statusCode(200).extract().asString();
    assertThat(body)
        .isEqualTo(
            "{\"indicator\":\"EMP1\",\"version\":\"1\",\"asOf\":\"2026-11-22\","
                + "\"positions\":\"e:0=12;o:0=7\",\"complete\":true,\"rows\":[{\"group\":{},"
                + "\"numerator\":1,\"denominator\":3,\"value\":0.3333333333333333,"
                + "\"interval\":{\"method\":\"wilson\",\"level\":0.95,"
                + "\"low\":0.061491944720396215,\"high\":0.7923403991979523},"
                + "\"bounds\":{\"low\":0.3333333333333333,\"high\":0.6666666666666666},"
                + "\"unknown\":1,\"pending\":0,\"excluded\":0,\"suppressed\":null}]}");
  }

  @Test
  void aJobThatIsTakenBackLeavesTheFigureAtOnce() {
    ask(EMP1 + "?asOf=2026-11-22").then().body("rows[0].numerator", equalTo(1));
    Fact job =
        history.facts().stream()
            .filter(fact -> fact.event() instanceof EmploymentStarted)
            .findFirst()
            .orElseThrow();
    history.learner(job).retracted(job);
    cube.apply(List.of(history.facts().getLast()), List.of());
    ask(EMP1 + "?asOf=2026-11-22")
        .then()
        .body("rows[0].numerator", equalTo(0))
        .body("rows[0].unknown", equalTo(2));
  }

  @Test
  void groupsComeInOrderWithUnknownLast() {
    assertThat(groups(ask(COM1 + "?asOf=2026-11-22&by=gender"), "gender"))
        .containsExactly("f", "m", "unknown");
  }

  @Test
  void dimensionsMayBeListedOrRepeated() {
    String listed = ask(COM1 + "?asOf=2026-11-22&by=programme,gender").asString();
    String repeated = ask(COM1 + "?asOf=2026-11-22&by=programme&by=gender").asString();
    assertThat(repeated).isEqualTo(listed).contains("{\"programme\":\"data\",\"gender\":\"f\"}");
  }

  @Test
  void cohortsAreWrittenAsMonthsQuartersAndYears() {
    ask(COM1 + "?asOf=2026-11-22&by=cohort-month,cohort-quarter,cohort-year&where=platform:b")
        .then()
        .body(
            "rows[0].group",
            equalTo(
                Map.of(
                    "cohort-month",
                    "2025-02",
                    "cohort-quarter",
                    "2025-Q1",
                    "cohort-year",
                    "2025")));
  }

  @Test
  void everyDimensionOfTheContractCanBeAskedFor() {
    ask(COM1 + "?asOf=2026-11-22&by=" + String.join(",", Dimension.names()))
        .then()
        .statusCode(200)
        .body("rows.size()", equalTo(4));
    assertThat(Dimension.names()).hasSize(16);
  }

  @Test
  void conditionsOnOneDimensionAreAlternativesAndOnTwoBothHold() {
    ask(COM1 + "?asOf=2026-11-22&where=gender:f&where=gender:unknown&where=programme:web")
        .then()
        .body("rows[0].denominator", equalTo(1))
        .body("rows[0].pending", equalTo(1));
  }

  @Test
  void aValueThatNobodyHasGivesOneEmptyRow() {
    ask(COM1 + "?where=programme:none")
        .then()
        .body("rows.size()", equalTo(1))
        .body("rows[0].denominator", equalTo(0))
        .body("rows[0].value", equalTo(null))
        .body("rows[0].interval", equalTo(null))
        .body("rows[0].bounds", equalTo(null));
  }

  @Test
  void aCallerOfAPlatformSeesItsLearnersOnly() {
    given()
        .auth()
        .oauth2(token("platform-b"))
        .get(COM1 + "?asOf=2026-11-22&by=platform")
        .then()
        .body("rows.size()", equalTo(1))
        .body("rows[0].group.platform", equalTo("b"))
        .body("rows[0].denominator", equalTo(1));
  }

  @Test
  void csvHasTheSameFigures() {
    String csv = ask(EMP1 + "?asOf=2026-11-22&by=gender&format=csv").asString();
    assertThat(csv.split("\r\n"))
        .containsExactly(
            "indicator,version,asOf,gender,numerator,denominator,value,intervalLow,intervalHigh,"
                + "boundsLow,boundsHigh,unknown,pending,excluded,suppressed",
            "EMP1,1,2026-11-22,f,1,1,1.0,0.20654931437723742,1.0,1.0,1.0,0,0,0,",
            "EMP1,1,2026-11-22,m,0,1,0.0,0.0,0.7934506856227626,0.0,0.0,0,0,0,",
            "EMP1,1,2026-11-22,unknown,0,1,0.0,0.0,0.7934506856227626,0.0,1.0,1,0,0,");
    committee()
        .accept("text/csv")
        .get(EMP1 + "?asOf=2026-11-22&by=gender")
        .then()
        .contentType("text/csv")
        .body(equalTo(csv));
  }

  @Test
  void anUnchangedAnswerIsNotSentAgainEvenAtAnotherPosition() {
    String tag = ask(COM1 + "?asOf=2026-11-22").header("ETag");
    assertThat(tag).startsWith("W/\"");
    cube.apply(List.of(), List.of(new Position(LedgerName.OUTCOME, 0, 8)));
    committee()
        .header("If-None-Match", tag)
        .get(COM1 + "?asOf=2026-11-22")
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(equalTo(""));
    history.learner("a", "eve").enrolled("e5", "data", "2025-01-01", 90);
    cube.apply(history.facts(), List.of());
    committee().header("If-None-Match", tag).get(COM1 + "?asOf=2026-11-22").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "\"none\", @",
        "W/\"none\",W/@",
        "\"a, b\" , @ ,\"c\"",
        "*",
        " * ",
        "W/@, \"none\""
      })
  void aTagIsComparedWeakly(String tags) {
    String tag = ask(COM1 + "?asOf=2026-11-22").header("ETag").replace("W/", "");
    committee()
        .header("If-None-Match", tags.replace("@", tag))
        .get(COM1 + "?asOf=2026-11-22")
        .then()
        .statusCode(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"none\"", "none", "", "\"", "W/"})
  void anotherTagIsAnsweredWhole(String tags) {
    committee().header("If-None-Match", tags).get(COM1 + "?asOf=2026-11-22").then().statusCode(200);
  }

  @Test
  void aThousandRowsAreAPageAndNextLeadsOn() {
    History many = new History();
    IntStream.range(0, 2500)
        .forEach(i -> many.learner("l" + i).enrolled("m" + i, "é{p}% + &\"" + i, "2025-01-01", 90));
    cube.apply(many.facts(), List.of());
    List<String> seen = new ArrayList<>();
    String next = COM1 + "?asOf=2026-11-22&by=programme,gender";
    while (next != null) {
      Response page = ask(next);
      List<String> programmes = groups(page, "programme");
      assertThat(programmes).hasSizeLessThanOrEqualTo(1000);
      seen.addAll(programmes);
      next = page.path("next");
      assertThat((boolean) page.path("complete")).isEqualTo(next == null);
      assertThat(page.header("Link") == null).isEqualTo(next == null);
    }
    assertThat(seen).hasSize(2503).isSorted();
  }

  @Test
  void aProgrammeIsAskedForByAnyNameHoweverItsAccentsAreSpelt() {
    history
        .learner("a", "eve")
        .enrolled("e5", "course-v1:MITx+JPAL102x+3T2020", "2025-01-01", 90)
        .enrolled("e6", "\u00cele, 100 %", "2025-01-01", 90);
    cube.apply(history.facts(), List.of());
    String asked = COM1 + "?asOf=2026-11-22&by=programme&where=programme:";
    assertThat(groups(ask(asked + "course-v1:MITx%2BJPAL102x%2B3T2020"), "programme"))
        .containsExactly("course-v1:MITx+JPAL102x+3T2020");
    assertThat(groups(ask(asked + "I%CC%82le,%20100%20%25"), "programme"))
        .containsExactly("\u00cele, 100 %");
    assertThat(ask(asked + "%C3%8Ele,%20100%20%25&format=csv").asString())
        .contains(",\"\u00cele, 100 %\",");
  }

  @Test
  void aPositionThatIsReadIsAnsweredAtOnce() {
    ask(COM1 + "?minPosition=e:0:12&minPosition=o:0:7").then().statusCode(200);
  }

  @Test
  void aPositionThatDoesNotComeIsAGatewayTimeout() {
    isProblem(ask(COM1 + "?minPosition=e:0:13"), 504, "position-not-reached", "e:0=12;o:0=7");
  }

  @Test
  void aValueThatItsDimensionCanNeverHoldIsRefusedAndSaysHowItIsWritten() {
    Map.of(
            "country:fr", "two capital letters, such as FR, or unknown, not fr",
            "country:", "not empty",
            "gender:F", "small letters or hyphens, such as f, or unknown, not F",
            "gender:prefer-not-to-say", "or unknown, not prefer-not-to-say",
            "age-band:25%3B34", "25-34",
            "region:", "1 to 255 printable characters",
            "programme:%20data", "without a space at either end",
            "funding:a%20b", "letters, digits or . _ : -",
            "disability:", "must be false, true or unknown, not empty",
            "cohort-year:", "written like 2025, not empty")
        .forEach(
            (where, detail) ->
                isProblem(ask(COM1 + "?where=" + where), 400, "invalid-parameter", detail));
  }

  @Test
  void aValueThatNobodyHasSoFarIsAnsweredWithNobody() {
    for (String where :
        List.of(
            "programme:course-v1:MITx%2BJPAL102x%2B3T2020",
            "region:%C3%8Ele-de-France",
            "country:FR",
            "country:unknown",
            "gender:x",
            "platform:none")) {
      ask(COM1 + "?where=" + where).then().statusCode(200).body("rows.size()", equalTo(1));
    }
  }

  @Test
  void anUnknownDimensionIsAnsweredWithTheKnownOnes() {
    ask(COM1 + "?by=genre")
        .then()
        .body("dimensions", equalTo(Dimension.names()))
        .body("type", equalTo("/problems/unknown-dimension"));
    isProblem(ask(COM1 + "?where=genre:f"), 400, "unknown-dimension", "genre");
  }

  @Test
  void whatCannotBeReadIsRefusedAndSaysHowItIsWritten() {
    String tomorrow = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1).toString();
    Map.of(
            "asOf=" + tomorrow,
            "in the future",
            "asOf=2025-02-30",
            "2025-02-30",
            "from=yesterday",
            "2025-03-31",
            "from=2025-02-01&to=2025-01-31",
            "after to",
            "asOf=2025-01-01&asOf=2025-01-02",
            "2 times",
            "where=gender",
            "gender:f",
            "where=disability:yes",
            "true",
            "where=cohort-month:2025-3",
            "2025-03",
            "minPosition=x:0:1",
            "e:3:18423",
            "window=P12M",
            "no windows")
        .forEach(
            (query, detail) ->
                isProblem(ask(COM1 + "?" + query), 400, "invalid-parameter", detail));
  }

  @Test
  void aMisspeltParameterIsNotPassedOver() {
    isProblem(ask(COM1 + "?wher=gender:f"), 400, "unknown-parameter", "where");
  }

  @Test
  void aPeriodThatMakesNoSenseIsRefused() {
    isProblem(
        ask("/metrics/v1/indicators/COM3/values?asOf=2025-01-01&from=2025-02-01"),
        400,
        "invalid-parameter",
        "2025-02-01");
  }

  @Test
  void anUnknownIndicatorIsNotFound() {
    isProblem(ask("/metrics/v1/indicators/EMP99/values"), 404, "unknown-indicator", "EMP1");
  }

  /** No rate is suppressed whose counts are left: of so few nothing is told in any form. */
  @Test
  void exactFiguresDoNotLeakToWhoMayOnlyReadControlledOnes() {
    for (String id : CATALOGUE) {
      for (String asked : List.of("/values", "/values?format=csv", "/export")) {
        if (!(id + asked).startsWith("COM4/")) {
          isHiddenFromTheAnalyst(INDICATORS + id + asked);
        }
      }
    }
    List.of("COM4/curve", "EMP8/curve").forEach(it -> isHiddenFromTheAnalyst(INDICATORS + it));
  }

  private static void isHiddenFromTheAnalyst(String address) {
    Response told = given().auth().oauth2(token("analyst")).get(address);
    assertThat(told.statusCode()).as(address).isEqualTo(200);
    if (told.contentType().startsWith("text/csv")) {
      assertThat(told.asString().lines().skip(1))
          .as(address)
          .isNotEmpty()
          .allMatch(
              line -> line.matches("[A-Z0-9]+,1,[0-9-]+,(P\\d+M,|strict,)?,*hidden,,cell-key-1"));
    } else {
      String list = address.contains("/curve") ? "curves" : "rows";
      assertThat(told.<List<Map<String, Object>>>path(list))
          .as(address)
          .isNotEmpty()
          .allSatisfy(ValuesTest::hasNoFigure);
    }
  }

  private static void hasNoFigure(Map<String, Object> row) {
    Map<String, Object> told = new HashMap<>(row);
    told.keySet().removeAll(List.of("group", "window", "kind"));
    assertThat(told.remove("suppressed")).isEqualTo("hidden");
    assertThat(told.remove("points")).isIn(null, List.of());
    assertThat(told.values()).containsOnlyNulls();
  }

  @Test
  void withoutATokenOrARoleTheReplySaysWhatIsMissing() {
    isProblem(given().get(COM1), 401, "unauthorized", "bearer token");
    isProblem(given().auth().oauth2("rubbish").get(COM1), 401, "unauthorized", "bearer token");
    isProblem(given().auth().oauth2(token("poster")).get(COM1), 403, "forbidden", "metrics:read");
  }

  @Test
  void whatTheFrameworkRefusesHasABodyToo() {
    isProblem(ask("/metrics/v1/nothing"), 404, "not-found", "");
    isProblem(ask("/nothing"), 404, "not-found", "");
    isProblem(committee().post(COM1), 405, "method-not-allowed", "");
    isProblem(committee().accept(ContentType.XML).get(COM1), 406, "not-acceptable", "");
  }

  @Test
  void theCatalogueDefinesEveryIndicator() {
    given()
        .auth()
        .oauth2(token("analyst"))
        .get("/metrics/v1/indicators")
        .then()
        .statusCode(200)
        .body("nature", containsString("Observed outcomes"))
        .body("indicators.id.minus('MSR')", equalTo(CATALOGUE))
        .body("indicators.pillar[1]", equalTo(List.of("P1", "P3")))
        .body("indicators.question", hasItem(containsString("in-field job")))
        .body("indicators.version.unique()", equalTo(List.of("1")));
  }

  @Test
  void everyIndicatorAnswersInJsonAndInCsv() {
    for (String indicator : CATALOGUE) {
      String call = INDICATORS + indicator + (indicator.equals("COM4") ? "/curve" : "/values");
      ask(call + "?asOf=2026-11-22&by=programme")
          .then()
          .statusCode(200)
          .body("indicator", equalTo(indicator))
          .body("version", equalTo("1"))
          .body("complete", equalTo(true));
      String csv = ask(call + "?asOf=2026-11-22&by=programme&format=csv").asString();
      long columns = csv.lines().findFirst().orElseThrow().chars().filter(it -> it == ',').count();
      assertThat(csv.lines()).hasSizeGreaterThan(2);
      assertThat(csv.lines())
          .allMatch(line -> line.startsWith("indicator,version,asOf") || line.startsWith(indicator))
          .allMatch(line -> line.chars().filter(it -> it == ',').count() == columns);
    }
  }

  @Test
  void anExportIsEveryLineOfTheValues() {
    String query = "?asOf=2026-11-22&by=programme,gender";
    String pages = ask(COM1 + query + "&format=csv").asString();
    ask(INDICATORS + "COM1/export" + query)
        .then()
        .statusCode(200)
        .contentType("text/csv;charset=utf-8")
        .header("Content-Disposition", containsString("COM1-2026-11-22.csv"))
        .body(equalTo(pages));
    isProblem(ask(INDICATORS + "COM1/export?after=x:y"), 400, "unknown-parameter", "after");
  }

  @Test
  void anIndicatorWithWindowsHasARowForEachOrForTheOneThatIsAskedFor() {
    ask(INDICATORS + "EMP6/values?asOf=2026-11-22")
        .then()
        .body("rows.window", equalTo(List.of("P6M", "P12M", "P18M", "P24M", "P30M")));
    ask(INDICATORS + "EMP6/values?asOf=2026-11-22&window=P12M")
        .then()
        .body("rows.window", equalTo(List.of("P12M")));
    isProblem(
        ask(INDICATORS + "EMP6/values?window=P1M"), 400, "invalid-parameter", "P6M, P12M, P18M");
  }

  @Test
  void aVersionThatIsThereCanBeAskedForAndAnotherCannot() {
    ask(COM1 + "?asOf=2026-11-22&version=1").then().body("version", equalTo("1"));
    isProblem(ask(COM1 + "?version=9"), 400, "invalid-parameter", "There is no version 9");
  }

  @Test
  void aCurveIsAsTheContractShowsIt() {
    String body =
        ask(INDICATORS + "EMP8/curve?asOf=2025-06-30").then().statusCode(200).extract().asString();
    assertThat(body)
        .startsWith(
            "{\"indicator\":\"EMP8\",\"version\":\"1\",\"asOf\":\"2025-06-30\","
                + "\"positions\":\"e:0=12;o:0=7\",\"complete\":true,\"curves\":[{\"group\":{},"
                + "\"kind\":\"strict\",\"atRisk\":3,\"points\":[{\"day\":15,\"atRisk\":3,\"events\":1,"
                + "\"competing\":0,\"censored\":0,\"incidence\":0.3333333333333333,"
                + "\"survival\":0.6666666666666666,\"standardError\":0.27216552697590")
        .contains(
            "\"interval\":{\"method\":\"log(-log)\",\"level\":0.95,\"low\":0.00896",
            "{\"day\":60,\"atRisk\":2,\"events\":0,\"competing\":0,\"censored\":1,",
            "{\"day\":89,\"atRisk\":1,",
            "{\"group\":{},\"kind\":\"observed\",\"atRisk\":3,\"points\":[{\"day\":0,\"atRisk\":3,");
  }

  @Test
  void aCurveHasNoValuesAndAShareNoCurve() {
    isProblem(ask(INDICATORS + "COM4/values"), 400, "invalid-parameter", "ask for /curve");
    isProblem(ask(INDICATORS + "COM1/curve"), 400, "invalid-parameter", "COM4, EMP8 have one");
    ask(INDICATORS + "COM4/curve?asOf=2026-11-22")
        .then()
        .body("curves.kind", equalTo(List.of("strict")));
  }

  @Test
  void aMedianOfNothingIsNullAndSaysItsCoverage() {
    ask(INDICATORS + "SAL1/values?asOf=2026-11-22")
        .then()
        .body("rows[0].value", nullValue())
        .body("rows[0].count", equalTo(0))
        .body("rows[0].denominator", equalTo(1))
        .body("rows[0].coverage", equalTo(0.0f))
        .body("rows[0].currency", equalTo("EUR"));
  }

  @Test
  void aDifferenceOfTooFewIsNullButHasItsParts() {
    ask(INDICATORS + "SOC1/values?asOf=2026-11-22")
        .then()
        .body("rows[0].value", nullValue())
        .body(
            "rows[0].parts.group",
            equalTo(List.of(Map.of("target-group", "true"), Map.of("target-group", "false"))))
        .body("rows[0].parts.denominator", equalTo(List.of(0, 0)));
  }

  private Response ask(String path) {
    return committee().urlEncodingEnabled(false).get(path);
  }

  private static RequestSpecification committee() {
    return given().auth().oauth2(token("committee"));
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }

  private static List<String> groups(Response response, String dimension) {
    return response.then().statusCode(200).extract().path("rows.group." + dimension);
  }

  private static void isProblem(Response response, int status, String type, String detail) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + type))
        .body("status", equalTo(status))
        .body("detail", containsString(detail));
  }
}
