package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What callers see of it; what is counted is the matter of the read model's own test. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class QualityTest {
  private static final String QUALITY = "/metrics/v1/quality";

  @Test
  void namesEveryKindEvenWhereThereIsNone() {
    Response answer = ask("committee");
    answer
        .then()
        .statusCode(200)
        .body("orphans.kind", hasItems("completion", "employment", "survey", "employment-end"))
        .body("impossibleOrders.kind", hasItems("completion-before-start"))
        .body(
            "recordedAfterCompletion.kind",
            equalTo(List.of("intent", "intent-correction", "exclusion")))
        .body("evidence.byKind.size()", equalTo(6));
    assertThat(answer.<Map<String, Object>>path("orphans[0]"))
        .containsOnlyKeys("kind", "count", "oldestDays", "medianDays");
    assertThat(answer.<Map<String, Object>>path("$"))
        .containsOnlyKeys(
            "asOf",
            "positions",
            "orphans",
            "impossibleOrders",
            "recordedAfterCompletion",
            "evidence",
            "erasures");
  }

  @Test
  void aPlatformMayAskOfItself() {
    ask("platform-b").then().statusCode(200);
  }

  @Test
  void exactCountsAreForThoseWhoMaySeeThem() {
    ask("analyst")
        .then()
        .statusCode(200)
        .body("policy.name", equalTo("cell-key-1"))
        .body("orphans.kind", hasItems("completion", "employment", "survey", "employment-end"))
        .body("orphans.count", everyItem(nullValue()))
        .body("orphans.suppressed", everyItem(equalTo("hidden")))
        .body("evidence.employments", nullValue())
        .body("evidence.suppressed", equalTo("hidden"));
    ask("poster").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    given().get(QUALITY).then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
  }

  @Test
  void aParameterIsNotPassedOverInSilence() {
    given()
        .auth()
        .oauth2(token("committee"))
        .get(QUALITY + "?asOf=2025-01-01")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/unknown-parameter"));
  }

  private static Response ask(String caller) {
    return given().auth().oauth2(token(caller)).get(QUALITY);
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
