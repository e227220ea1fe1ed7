package org.outcomeledger.impact.mission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.impact.metrics.ImpactServers;

/** What the company aims at is set in versions, and nothing of it goes away. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class MissionsTest {
  private static final String OBJECTIVES = "/missions/v1/objectives";

  @Test
  void theFourMissionsAreThereFromTheBeginning() {
    ask("analyst")
        .then()
        .statusCode(200)
        .body("missions.mission", equalTo(List.of("P1", "P2", "P3", "P4")))
        .body("missions[1].name", equalTo("Improve employability"));
  }

  @Test
  void anObjectiveIsReadBackUnderItsMissionWithItsTargetsInVersions() {
    String objective = objective("P2", "in versions", "\"EMP1\"");
    String id = set(OBJECTIVES, objective).then().statusCode(201).extract().path("id");
    String targets = OBJECTIVES + "/" + id + "/targets";
    set(targets, target("0.7", "first")).then().statusCode(201).body("version", equalTo(1));
    set(targets, target("0.6", "too high")).then().statusCode(201).body("version", equalTo(2));
    set(targets, target("0.60", "too high")).then().statusCode(200).body("version", equalTo(2));
    String found = "missions[1].objectives.find { it.id == '" + id + "' }.";
    ask("auditor")
        .then()
        .body(found + "statement", equalTo("in versions"))
        .body(found + "indicators", equalTo(List.of("EMP1")))
        .body(found + "setBy", nullValue())
        .body(found + "targets.setBy", equalTo(Arrays.asList(null, null)))
        .body(found + "targets.indicator", equalTo(List.of("EMP1", "EMP1")))
        .body(found + "targets.value", equalTo(List.of(0.7f, 0.6f)))
        .body(found + "targets.reason", equalTo(List.of("first", "too high")))
        .body(found + "targets.version", equalTo(List.of(1, 2)));
    ask("committee")
        .then()
        .body(found + "setBy", equalTo("committee"))
        .body(found + "targets.setBy", equalTo(List.of("committee", "committee")));
    assertThat(ask("reporter-b").asString()).doesNotContain("setBy");
  }

  @Test
  void aTargetIsAnsweredAsItIsKept() {
    assertThat(set(targets("P1", "answered", "\"COM1\""), target("0.7", "why")).asString())
        .startsWith(
            "{\"indicator\":\"COM1\",\"from\":\"2027-01-01\",\"to\":\"2027-12-31\",\"value\":0.7,"
                + "\"direction\":\"at-least\",\"reason\":\"why\",\"version\":1,"
                + "\"setBy\":\"committee\",\"late\":false,\"set\":\"20")
        .endsWith("Z\"}");
  }

  /** Three days away, so that midnight in some zone changes nothing. */
  @Test
  void aTargetThatIsSetOnceItsPeriodHasBegunIsLate() {
    String targets = targets("P1", "late", "\"COM1\"");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    set(targets, from(today.minusDays(3))).then().body("late", equalTo(true));
    set(targets, from(today.plusDays(3))).then().body("late", equalTo(false));
  }

  private static String from(LocalDate day) {
    return target("0.5", "whenever").replace("2027-01-01", day.toString());
  }

  @Test
  void exactlyTheSameObjectiveIsKeptOnce() {
    String first = set(OBJECTIVES, objective("P3", "once", "\"SOC1\"")).asString();
    Response again = set(OBJECTIVES, objective("P3", "once", "\"SOC1\""));
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first);
  }

  @Test
  void manyWhoSetAtOnceGetAVersionEach() {
    String targets = targets("P2", "rush", "\"EMP1\"");
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<CompletableFuture<Integer>> versions =
          IntStream.range(0, 24)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> set(targets, target("0.5", "r" + i)).<Integer>path("version"),
                          callers))
              .toList();
      assertThat(versions.stream().map(CompletableFuture::join))
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
    }
  }

  @Test
  void windowsAndMeasuresHaveTargetsOfTheirOwn() {
    String targets = targets("P4", "own", "\"EMP6\",\"MSR\",\"COM3\"");
    String ofWindow =
        target("0.5", "x").replace("{", "{\"indicator\":\"EMP6\",\"window\":\"P6M\",");
    set(targets, ofWindow).then().statusCode(201).body("version", equalTo(1));
    set(targets, ofWindow.replace("P6M", "P12M"))
        .then()
        .statusCode(201)
        .body("version", equalTo(1));
    String ofMeasure =
        target("420", "x").replace("{", "{\"indicator\":\"MSR\",\"measure\":\"carbon\",");
    set(targets, ofMeasure).then().statusCode(201).body("measure", equalTo("carbon"));
    isRefused(set(targets, ofWindow.replace("P6M", "P7M")), "/window");
    isRefused(set(targets, ofMeasure.replace("carbon", "Carbon")), "/measure");
    isRefused(set(targets, target("0.5", "x")), "/indicator");
    isRefused(set(targets, ofWindow.replace("EMP6", "COM3")), "/window");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mission\":\"P2\"|\"mission\":\"P5\"|/mission",
        "\"mission\":\"P2\"|\"mission\":2|/mission",
        "\"statement\":\"wrong\"|\"statement\":\" \"|/statement",
        "[\"EMP1\"]|[]|/indicators",
        "[\"EMP1\"]|\"EMP1\"|/indicators",
        "[\"EMP1\"]|[\"EMP1\",\"EMP1\"]|/indicators",
        "[\"EMP1\"]|[\"EMP0\"]|/indicators",
        "\"mission\"|\"goal\":1,\"mission\"|''"
      })
  void anObjectiveIsReadStrictly(String part, String instead, String pointer) {
    isRefused(
        set(OBJECTIVES, objective("P2", "wrong", "\"EMP1\"").replace(part, instead)), pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\":0.7|\"value\":70|/value",
        "\"value\":0.7|\"value\":-0.1|/value",
        "\"value\":0.7|\"value\":\"0.7\"|/value",
        "at-least|above|/direction",
        "2027-12-31|2026-12-31|/from",
        "2027-12-31|2027-02-30|/to",
        "\"reason\":\"why\"|\"because\":\"why\"|''"
      })
  void aTargetIsReadStrictly(String part, String instead, String pointer) {
    String targets = targets("P2", "strict", "\"EMP1\"");
    isRefused(set(targets, target("0.7", "why").replace(part, instead)), pointer);
  }

  @Test
  void aTargetNeedsAnObjectiveThatIsThere() {
    isProblem(set(OBJECTIVES + "/p9-9/targets", target("0.7", "x")), 404, "unknown-objective");
    isProblem(
        as("committee").contentType("application/json").body("{").post(OBJECTIVES),
        400,
        "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"analyst", "auditor", "ledger-reader", "poster", "platform-b", "committee"})
  void anyRoleReads(String caller) {
    ask(caller).then().statusCode(200).body("missions.mission", hasItem("P4"));
  }

  @Test
  void onlyWhoWritesReportsOfTheWholeCompanySets() {
    String objective = objective("P2", "not mine", "\"EMP1\"");
    isProblem(setAs("analyst", OBJECTIVES, objective), 403, "forbidden");
    isProblem(setAs("auditor", OBJECTIVES, objective), 403, "forbidden");
    isProblem(setAs("reporter-b", OBJECTIVES, objective), 403, "not-of-platforms");
    isProblem(given().get(OBJECTIVES), 401, "unauthorized");
    ask("committee").then().body("missions[1].objectives.statement", not(hasItem("not mine")));
  }

  private static String targets(String mission, String statement, String indicators) {
    String id = set(OBJECTIVES, objective(mission, statement, indicators)).path("id");
    return OBJECTIVES + "/" + id + "/targets";
  }

  private static String objective(String mission, String statement, String indicators) {
    return "{\"mission\":\"%s\",\"statement\":\"%s\",\"indicators\":[%s]}"
        .formatted(mission, statement, indicators);
  }

  private static String target(String value, String reason) {
    return "{\"from\":\"2027-01-01\",\"to\":\"2027-12-31\",\"value\":%s,\"direction\":\"at-least\",\"reason\":\"%s\"}"
        .formatted(value, reason);
  }

  private static Response set(String path, String body) {
    return setAs("committee", path, body);
  }

  private static Response setAs(String caller, String path, String body) {
    return as(caller).contentType("application/json").body(body).post(path);
  }

  private static Response ask(String caller) {
    return as(caller).get(OBJECTIVES);
  }

  private static RequestSpecification as(String caller) {
    return given()
        .auth()
        .oauth2(ConfigProvider.getConfig().getValue("token." + caller, String.class));
  }

  private static void isRefused(Response response, String pointer) {
    isProblem(response, 422, "invalid-objective");
    response.then().body("pointer", equalTo(pointer));
  }

  private static void isProblem(Response response, int status, String type) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", containsString("/problems/" + type));
  }
}
