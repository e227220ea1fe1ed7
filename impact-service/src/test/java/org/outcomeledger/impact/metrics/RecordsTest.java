package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;

/** From a figure to its records, and from each of them to the events that decided it. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class RecordsTest {
  private static final String INDICATORS = "/metrics/v1/indicators/";
  private static final String EMP1 = INDICATORS + "EMP1/records?asOf=2026-11-22";
  private static final String ANN = "rows.find { it.standing == 'counted' }.";

  @Inject Cube cube;

  private final History history = new History();

  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    history
        .learner("a", "ann")
        .enrolled("e1", "data", "2025-01-01", 90)
        .completed("e1", "2025-03-31")
        .employed("j1", "e1", "2025-04-15")
        .surveyed("2025-09-27", Situation.EMPLOYED);
    history
        .learner("a", "bob")
        .enrolled("e2", "data", "2025-01-15", 90)
        .completed("e2", "2025-05-01")
        .surveyed("2025-10-20", Situation.SEEKING);
    history
        .learner("b", "cid")
        .enrolled("e3", "web", "2025-02-01", 90)
        .completed("e3", "2025-04-02");
    history.learner("b", "dee").enrolled("e4", "web", "2026-10-01", 90);
    load();
  }

  private void load() {
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of(
              new Position(LedgerName.ENROLLMENT, 0, 12), new Position(LedgerName.OUTCOME, 0, 7));
        });
  }

  @Test
  void aRecordIsAsTheContractShowsIt() {
    String ann = learner(0);
    String body = ask(EMP1 + "&where=platform:a&where=programme:data").asString();
    assertThat(body)
        .startsWith(
            "{\"indicator\":\"EMP1\",\"version\":\"1\",\"asOf\":\"2026-11-22\","
                + "\"positions\":\"e:0=12;o:0=7\",\"complete\":true,\"rows\":[{\"group\":{},")
        .contains(
            "{\"group\":{},\"learnerId\":\"%s\",\"programme\":\"data\",\"standing\":\"counted\",\"inDenominator\":true,\"because\":\"There is an EMP1 employment: an employment that is in the field of this training"
                .formatted(ann));
  }

  @Test
  void theEventsOfARecordAreThoseThatDecideAndNoOther() {
    ask(EMP1)
        .then()
        .body(ANN + "events.ledger", equalTo(List.of("e", "o", "o")))
        .body(ANN + "events.shard", equalTo(List.of(0, 0, 0)))
        .body(ANN + "events.position", equalTo(positions(0, 1, 2)));
    ask(INDICATORS + "COM1/records?asOf=2026-11-22&where=platform:a")
        .then()
        .body("rows.events.collect { it.size() }", equalTo(List.of(2, 2)));
  }

  /** Whom the fact with this number is about. */
  private String learner(int fact) {
    return history.facts().get(fact).learner().value().toString();
  }

  /** Of the facts with these numbers, in the order in which they were told. */
  private List<Integer> positions(int... facts) {
    return IntStream.of(facts).mapToObj(it -> (int) history.facts().get(it).position()).toList();
  }

  @Test
  void asManyStandSomewhereAsTheValueSays() {
    Map<String, Object> value =
        ask(INDICATORS + "EMP1/values?asOf=2026-11-22").then().extract().path("rows[0]");
    assertThat(value)
        .containsEntry("numerator", 1)
        .containsEntry("denominator", 3)
        .containsEntry("unknown", 1);
    ask(EMP1)
        .then()
        .body("rows.count { it.standing == 'counted' }", equalTo(1))
        .body("rows.count { it.inDenominator }", equalTo(3))
        .body("rows.count { it.standing == 'unknown' }", equalTo(1))
        .body("rows", hasSize(3));
  }

  @Test
  void groupsWindowsAndAmountsAreSaid() {
    ask(EMP1 + "&by=cohort-quarter,programme")
        .then()
        .body("rows.group", hasItem(Map.of("cohort-quarter", "2025-Q2", "programme", "web")));
    ask(INDICATORS + "EMP6/records?asOf=2026-11-22&where=programme:web")
        .then()
        .body("rows.window", equalTo(List.of("P6M", "P12M", "P18M", "P24M", "P30M")))
        .body("rows[4].standing", equalTo("pending"))
        .body("rows[4].inDenominator", equalTo(false));
    ask(INDICATORS + "EMP8/records?asOf=2026-11-22&where=platform:a")
        .then()
        .body(ANN + "value", equalTo(15.0f));
    ask(INDICATORS + "COM4/records?asOf=2026-11-22").then().body("rows", hasSize(4));
    ask(INDICATORS + "ENR1/records?asOf=2026-11-22")
        .then()
        .body("rows.standing", equalTo(List.of("counted")))
        .body("rows[0].inDenominator", nullValue());
  }

  @Test
  void onlyWhoMayReadTheLedgersAndExactFiguresSeesRecords() {
    isProblem(get("auditor", EMP1), 403, "forbidden", "ledger:read");
    isProblem(get("ledger-reader", EMP1), 403, "forbidden", "metrics:read-exact");
    isProblem(get("analyst", EMP1), 403, "forbidden", "metrics:read-exact");
    get("tracer", EMP1).then().statusCode(200);
  }

  @Test
  void aPlatformSeesItsOwnLearnersOnly() {
    get("tracer-b", EMP1).then().body("rows.learnerId", equalTo(List.of(learner(7))));
    get("tracer-b", EMP1 + "&where=platform:a").then().body("rows", hasSize(0));
  }

  @Test
  void pagesHoldAThousandAndMissNobody() {
    IntStream.range(0, 2_100)
        .forEach(it -> history.learner("a", "l" + it).enrolled("x" + it, "mass", "2025-01-01", 9));
    load();
    List<Integer> sizes = new ArrayList<>();
    var learners = new HashSet<String>();
    String address = INDICATORS + "COM1/records?asOf=2026-11-22&where=programme:mass";
    while (address != null) {
      Response page = ask(address);
      List<String> here = page.then().statusCode(200).extract().path("rows.learnerId");
      assertThat(here).isSorted();
      sizes.add(here.size());
      learners.addAll(here);
      String next = page.path("next");
      page.then().body("complete", equalTo(next == null));
      page.then()
          .header("Link", next == null ? nullValue() : equalTo("<" + next + ">; rel=\"next\""));
      address = next;
    }
    assertThat(sizes).containsExactly(1_000, 1_000, 100);
    assertThat(learners).hasSize(2_100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=learner:x&after=programme:data",
        "after=learner:1-1-1-1-1&after=programme:data",
        "after=programme:data",
        "after=gender:f&after=programme:data",
        "after=data"
      })
  void aPageBeginsBehindARecordOnly(String after) {
    isProblem(ask(EMP1 + "&" + after), 400, "invalid-parameter", "copy next without changes");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String tag = ask(EMP1).then().header("ETag", notNullValue()).extract().header("ETag");
    given()
        .auth()
        .oauth2(token("tracer"))
        .header("If-None-Match", tag)
        .get(EMP1)
        .then()
        .statusCode(304);
  }

  @Test
  void recordsComeAsLinesToo() {
    String lines = ask(EMP1 + "&format=csv&where=programme:web").asString();
    assertThat(lines)
        .startsWith(
            "indicator,version,asOf,learnerId,programme,window,part,standing,inDenominator,because,value,events\r\n"
                + "EMP1,1,2026-11-22,")
        .contains(",web,,,unknown,true,\"It is not in the numerator, and the situation")
        .containsPattern(",e:0:\\d+ o:0:\\d+\r\n$")
        .contains(learner(7));
    assertThat(ask(EMP1 + "&format=csv&by=programme").asString())
        .startsWith("indicator,version,asOf,programme,learnerId,window,");
  }

  @Test
  void whoWasErasedIsNotThere() {
    String ann = learner(0);
    cube.remove(history.facts().getFirst().learner());
    ask(EMP1)
        .then()
        .body("rows", hasSize(2))
        .body("rows.count { it.learnerId == '" + ann + "' }", equalTo(0));
  }

  private static Response ask(String path) {
    return get("tracer", path);
  }

  private static Response get(String caller, String path) {
    return given().auth().oauth2(token(caller)).urlEncodingEnabled(false).get(path);
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }

  private static void isProblem(Response response, int status, String type, String detail) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + type))
        .body("detail", containsString(detail));
  }
}
