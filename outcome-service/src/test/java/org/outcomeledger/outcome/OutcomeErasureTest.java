package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.ledger.OtherLedger;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** This service's part of erasures that enrollment-service, which the test plays, asks for. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class OutcomeErasureTest extends ServiceTest {

  private static final String PLATFORM = "platform-a";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String jane = "jane-" + UUID.randomUUID();
  private OtherLedger enrollment;

  @BeforeEach
  void theOtherService() {
    enrollment = otherLedger(config.getValue("outcome-ledger.pseudonym-secret", String.class));
  }

  private OtherLedger otherLedger(String secret) {
    String kafka = config.getValue("kafka.bootstrap.servers", String.class);
    return new OtherLedger("enrollment", kafka, secret);
  }

  @Test
  void whatIsAskedForIsCarriedOutAndTold() {
    long first = api.post(started("1")).json().get("position").asLong();
    long second = api.post(started("2")).json().get("position").asLong();
    UUID erasure = UUID.randomUUID();

    enrollment.asks(erasure, PLATFORM, learner());

    assertThat(told(erasure, 1)).containsExactly(List.of(first, second));
    api.get("/learners/" + jane).isProblem(404, "unknown-learner");
  }

  @Test
  void whatIsAskedForTwiceIsDoneOnceAndToldTwice() {
    long first = api.post(started("1")).json().get("position").asLong();
    UUID erasure = UUID.randomUUID();
    UUID learner = learner();
    enrollment.asks(erasure, PLATFORM, learner);
    told(erasure, 1);
    assertThat(api.post(started("2")).status()).isEqualTo(201);

    enrollment.asks(erasure, PLATFORM, learner);

    assertThat(told(erasure, 2)).containsExactly(List.of(first), List.of(first));
    assertThat(api.get("/learners/" + jane).json().get("events")).hasSize(1);
  }

  /** Nobody could tell a replica that was killed from one that is slow: 45 seconds, each time. */
  @Test
  void whatIsAskedForWaitsForNoReplicaThatDied() {
    UUID erasure = UUID.randomUUID();
    enrollment.asks(erasure, PLATFORM, UUID.randomUUID());
    told(erasure, 1);
    assertThat(enrollment.keptFor("outcome")).isEmpty();
  }

  @Test
  void whoHasNotTheSecretHasNobodyErased() {
    api.post(started("1"));
    UUID learner = learner();
    otherLedger("the secret of somebody else altogether")
        .asks(UUID.randomUUID(), PLATFORM, learner);
    UUID after = UUID.randomUUID();
    enrollment.asks(after, PLATFORM, UUID.randomUUID());

    assertThat(told(after, 1)).containsExactly(List.of());
    assertThat(api.get("/learners/" + jane).json().get("events")).hasSize(1);
  }

  @Test
  void nobodyIsErasedByACallOfThisService() {
    var call = api.request("/learners/" + jane).DELETE();
    api.send(call).isProblem(405, "method-not-allowed");
  }

  private List<List<Long>> told(UUID erasure, int times) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> enrollment.wasTold(erasure), told -> told.size() == times);
  }

  private UUID learner() {
    JsonNode held = api.get("/learners/" + jane).json();
    return UUID.fromString(held.get("learnerId").asText());
  }

  private String started(String id) {
    return """
    {"id":"%2$s-%1$s","specversion":"1.0","type":"org.outcomeledger.employment-started.v1","source":"lms",
     "data":{"learner":"%1$s","employmentId":"%2$s-%1$s","enrollmentId":"of-%1$s","startedOn":"2025-05-01",
      "contract":"permanent","inField":"yes","hiredByProvider":false,"existedBeforeTraining":false}}\
    """
        .formatted(jane, id);
  }
}
