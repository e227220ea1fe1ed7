package org.outcomeledger.impact.follower;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.Programme;
import org.outcomeledger.format.Shard;
import org.outcomeledger.http.MetersContract;
import org.outcomeledger.http.Scrape;
import org.outcomeledger.indicators.LedgerName;

/** What operators see of followers, figures and questions. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImpactMetersTest extends MetersContract {

  private static final long SEED = System.nanoTime();
  private static final String CUBE = "follower=cube";
  private static final String PROJECTOR = "follower=projector";

  @Override
  protected List<String> sections() {
    return List.of("impact-service");
  }

  @Override
  protected void callEverything() {
    FollowerFixture.waiting().until(() -> given().get("/q/health/ready").statusCode() == 200);
    ask("/metrics/v1/indicators/COM1/values", 200);
    ask("/metrics/v1/indicators/COM1/values?asOf=never", 400);
  }

  @Test
  @DisplayName("followers are where their ledgers are, and the cube holds the learners")
  void followers() {
    TwoLedgers.append(new RandomEvents(SEED), 300);
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              for (String follower : List.of(CUBE, PROJECTOR)) {
                assertThat(now.sum("outcome_ledger_follower_position", follower))
                    .as("seed %d", SEED)
                    .isEqualTo((double) TwoLedgers.entries());
                assertThat(now.sum("outcome_ledger_follower_lag_events", follower)).isZero();
                assertThat(now.sum("outcome_ledger_follower_lag_seconds", follower)).isZero();
                assertThat(now.samples("outcome_ledger_follower_shard_stopped"))
                    .hasSize(2 * 2 * InMemoryLedger.SHARDS)
                    .allSatisfy(shard -> assertThat(shard.value()).isZero());
              }
              assertThat(now.sum("outcome_ledger_cube_age_seconds")).isZero();
            });
    assertThat(scrape().sum("outcome_ledger_cube_learners")).isPositive();
    assertThat(scrape().sum("outcome_ledger_cube_memory_bytes")).isPositive();
    assertThat(scrape().sum("outcome_ledger_follower_head_age_seconds", "ledger=outcome"))
        .isBetween(0.0, 60.0);
  }

  @Test
  @DisplayName("a follower is as far behind as its ledger goes on while it cannot read it")
  void behind() {
    TwoLedgers.append(new RandomEvents(SEED), 100);
    FollowerFixture.waiting().until(() -> applied(CUBE) == TwoLedgers.entries());
    TwoLedgers.ledger(LedgerName.ENROLLMENT).setShardAway(3);
    LearnerId learner = learnerOfShard(3);
    TwoLedgers.append(
        new LearnerEnrolled(
            new EnrollmentId(UUID.randomUUID()),
            learner,
            new Programme("data", Optional.empty(), Optional.empty(), 90),
            LocalDate.parse("2025-03-03"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              String[] labels = {CUBE, "ledger=enrollment", "shard=3"};
              assertThat(now.sum("outcome_ledger_follower_lag_events", labels)).isEqualTo(1);
              assertThat(now.sum("outcome_ledger_follower_shard_replaying", labels)).isEqualTo(1);
              assertThat(now.sum("outcome_ledger_follower_holes_total", CUBE)).isPositive();
              assertThat(now.sum("outcome_ledger_follower_lag_seconds", labels)).isPositive();
              assertThat(now.sum("outcome_ledger_cube_age_seconds")).isPositive();
            });
    TwoLedgers.ledger(LedgerName.ENROLLMENT).setShardAway(-1);
    FollowerFixture.waiting().until(() -> applied(CUBE) == TwoLedgers.entries());
    double before = scrape().sum("outcome_ledger_follower_redacted_events_total", CUBE);
    TwoLedgers.ledger(LedgerName.ENROLLMENT).erase(learner);
    FollowerFixture.waiting()
        .until(() -> scrape().sum("outcome_ledger_follower_redacted_events_total", CUBE) > before);
  }

  @Test
  @DisplayName("questions are counted by indicator and cost, refused ones by their problem")
  void questions() {
    callEverything();
    Scrape before = scrape();
    ask("/metrics/v1/indicators/COM2/values?asOf=2024-05-05", 200);
    ask("/metrics/v1/indicators/COM2/values?asOf=2024-05-05", 200);
    ask("/metrics/v1/indicators/EMP99/values", 404);
    Scrape after = scrape();
    String questions = "outcome_ledger_questions_total";
    assertThat(more(before, after, questions, "indicator=COM2")).isEqualTo(2);
    assertThat(more(before, after, questions)).isEqualTo(2);
    assertThat(more(before, after, "outcome_ledger_question_seconds_count")).isEqualTo(2);
    assertThat(more(before, after, questions, "indicator=COM2", "cost=cached")).isPositive();
    assertThat(
            more(
                before, after, "outcome_ledger_problem_replies_total", "problem=unknown-indicator"))
        .isEqualTo(1);
    FollowerFixture.waiting()
        .until(() -> scrape().sum("outcome_ledger_question_memory_bytes") == 0);
  }

  @Test
  @DisplayName("the questions that nobody has asked are counted, as none")
  void unasked() {
    assertThat(scrape().samples("outcome_ledger_questions_total"))
        .anySatisfy(
            it -> {
              assertThat(it.labels()).containsEntry("indicator", "EMP11");
              assertThat(it.labels()).containsEntry("cost", "whole");
              assertThat(it.value()).isZero();
            });
  }

  @Test
  @DisplayName("a reader of values as they change is there while it listens")
  void streams() throws Exception {
    assertThat(scrape().sum("outcome_ledger_streams_open")).isZero();
    assertThat(scrape().sum("outcome_ledger_streams_limit")).isEqualTo(200);
    HttpRequest listen =
        HttpRequest.newBuilder(address.resolve("/metrics/v1/stream?indicator=COM1"))
            .header("Authorization", "Bearer " + token())
            .build();
    var answer = HttpClient.newHttpClient().send(listen, BodyHandlers.ofInputStream());
    try (InputStream events = answer.body()) {
      assertThat(events.read()).isPositive();
      assertThat(scrape().sum("outcome_ledger_streams_open")).isEqualTo(1);
    }
    FollowerFixture.waiting().until(() -> scrape().sum("outcome_ledger_streams_open") == 0);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("a shard that stops is told, and by the checks of health too")
  void stopped() {
    TwoLedgers.append(new RandomEvents(SEED), 100);
    FollowerFixture.waiting().until(() -> applied(CUBE) == TwoLedgers.entries());
    TwoLedgers.ledger(LedgerName.OUTCOME).restoreWithoutLast(1);
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              String stopped = "outcome_ledger_follower_shard_stopped";
              assertThat(now.sum(stopped, CUBE, "ledger=outcome")).isPositive();
              assertThat(now.sum(stopped, CUBE, "ledger=enrollment")).isZero();
              assertThat(now.sum("outcome_ledger_health_check_up", "check=shards-followed"))
                  .isZero();
              assertThat(now.samples("outcome_ledger_health_check_up"))
                  .anyMatch(it -> it.labels().get("check").equals("shards-followed"));
            });
  }

  private static LearnerId learnerOfShard(int shard) {
    return Stream.generate(UUID::randomUUID)
        .filter(id -> Shard.of(id, InMemoryLedger.SHARDS) == shard)
        .map(LearnerId::new)
        .findFirst()
        .orElseThrow();
  }

  private double applied(String follower) {
    return scrape().sum("outcome_ledger_follower_position", follower);
  }

  private static double more(Scrape before, Scrape after, String name, String... labels) {
    return after.sum(name, labels) - before.sum(name, labels);
  }

  private void ask(String path, int status) {
    given().auth().oauth2(token()).get(path).then().statusCode(status);
  }

  private String token() {
    return config.getValue("token.committee", String.class);
  }
}
