package org.outcomeledger.impact.follower;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service over two ledgers that answer, and what it says when its own data is taken away. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowedLedgersTest {

  private static final long SEED = System.nanoTime();

  @Inject Pool pool;

  @Test
  @Order(1)
  @DisplayName("freshness lists each shard of each ledger for the figures and for the read model")
  void freshness() {
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              assertThat(shards("cube")).hasSize(2 * InMemoryLedger.SHARDS);
              assertThat(shards("projector")).hasSize(2 * InMemoryLedger.SHARDS);
              given().get("/q/health/ready").then().statusCode(200);
            });
    assertThat(shards("cube"))
        .allSatisfy(
            shard -> {
              assertThat(shard)
                  .containsOnlyKeys(
                      "by",
                      "ledger",
                      "shard",
                      "position",
                      "head",
                      "eventsBehind",
                      "millisecondsBehind",
                      "stopped");
              assertThat(shard).containsEntry("position", 0).containsEntry("head", 0);
            });
  }

  @Test
  @Order(2)
  @DisplayName("a position of a shard that the ledgers do not have is refused at once")
  void noSuchShard() {
    assertThat(refused("e:8:1")).contains("invalid-parameter", "the shards 0 to 7");
    assertThat(refused("o:99:1")).contains("invalid-parameter", "names shard 99");
  }

  private static String refused(String minPosition) {
    return given()
        .auth()
        .oauth2(token("committee"))
        .get("/metrics/v1/indicators/COM1/values?minPosition=" + minPosition)
        .then()
        .statusCode(400)
        .extract()
        .asString();
  }

  @Test
  @Order(2)
  @DisplayName(
      "a read model that is emptied moves well, is no base for quality, and is filled again")
  void emptied() {
    TwoLedgers.append(new RandomEvents(SEED), 500);
    FollowerFixture.waiting().untilAsserted(() -> assertThat(applied("projector")).isEqualTo(500));
    FollowerFixture.waiting().untilAsserted(() -> assertThat(applied("cube")).isEqualTo(500));
    given().get("/q/health/well").then().statusCode(200);
    TwoLedgers.setAway(true);
    sql("truncate watermark, " + TwoLedgers.TABLES);
    quality().then().statusCode(503);
    FollowerFixture.waiting()
        .untilAsserted(() -> given().get("/q/health/well").then().statusCode(503));
    assertThat(applied("projector")).as("seed %d", SEED).isZero();
    TwoLedgers.setAway(false);
    FollowerFixture.waiting()
        .untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
    assertThat(applied("projector")).isEqualTo(500);
    quality().then().statusCode(200);
  }

  @Test
  @Order(3)
  @DisplayName("a topic that is missing moves well, although Kafka answers")
  void topicMissing() {
    TwoLedgers.deleteTopics();
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              JsonPath well = given().get("/q/health/well").jsonPath();
              assertThat(well.getString("status")).isEqualTo("DOWN");
              assertThat(well.getString("checks.find { it.name == 'topics-followed' }.data"))
                  .contains("The topic is missing; the ledger has 8 shards.");
            });
  }

  private static List<Map<String, Object>> shards(String by) {
    return fresh().getList("shards.findAll { it.by == '" + by + "' }");
  }

  private static long applied(String by) {
    return shards(by).stream().mapToLong(it -> ((Number) it.get("position")).longValue()).sum();
  }

  private static JsonPath fresh() {
    return given().auth().oauth2(token("analyst")).get("/metrics/v1/freshness").jsonPath();
  }

  private static io.restassured.response.Response quality() {
    return given().auth().oauth2(token("committee")).get("/metrics/v1/quality");
  }

  private void sql(String statement) {
    pool.query(statement).execute().await().indefinitely();
  }

  private static String token(String name) {
    return ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
