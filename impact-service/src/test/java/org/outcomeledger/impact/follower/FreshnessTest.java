package org.outcomeledger.impact.follower;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.metrics.ImpactServers;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class FreshnessTest {

  @Test
  @DisplayName(
      "ledgers that were never reached are named, and how many shards they have not guessed")
  void neverReached() {
    Response response = ask("analyst");
    response.then().statusCode(200);
    assertThat(response.jsonPath().getList("neverReached", String.class))
        .containsExactly("enrollment", "outcome");
    assertThat(response.jsonPath().getList("shards")).isEmpty();
    assertThat(response.jsonPath().getList("waiting")).isEmpty();
    assertThat(response.jsonPath().getList("signedHeads")).isEmpty();
  }

  @Test
  @DisplayName("who may not ask for metrics is not told")
  void notForEveryone() {
    ask("poster").then().statusCode(403);
    given().get("/metrics/v1/freshness").then().statusCode(401);
  }

  @Test
  @DisplayName("figures of nothing are not ready while no ledger could be asked how much there is")
  void notReadyWithoutHeads() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(503);
    given().get("/q/health/well").then().statusCode(200);
  }

  private static Response ask(String who) {
    String token = ConfigProvider.getConfig().getValue("token." + who, String.class);
    return given().auth().oauth2(token).get("/metrics/v1/freshness");
  }
}
