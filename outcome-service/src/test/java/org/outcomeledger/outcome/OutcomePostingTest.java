package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** What is this service's own; how events come in at all is tested with enrollment-service. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class OutcomePostingTest extends ServiceTest {

  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void outcomesAreAcceptedBeforeAnyEnrollmentIsKnownAndOnce() {
    var first = api.post(started("s-1", "jane", "job-1"));
    assertThat(first.status()).isEqualTo(201);
    var again = api.post(started("s-1", "jane", "job-1"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.place()).isEqualTo(first.place());
  }

  @Test
  void anEmploymentIdBelongsToOneLearnerOfOnePlatform() {
    assertThat(api.post(started("s-1", "jane", "job-1")).status()).isEqualTo(201);
    var taken = api.post(started("s-2", "joe", "job-1")).isProblem(422, "employment-id-taken");
    assertThat(taken.json().get("pointer").textValue()).isEqualTo("/employmentId");
    Api other = api.as(Api.tokenOf(config, "platform-b"));
    assertThat(other.post(started("s-2", "joe", "job-1")).status()).isEqualTo(201);
  }

  @Test
  void eventsOfABatchSeeThoseBeforeThem() {
    var reply =
        api.postBatch(
            "",
            ended("n-1", "jane", "job-1", "2026-03-31"),
            started("s-1", "jane", "job-1"),
            ended("n-2", "jane", "job-1", "2025-12-31"),
            ended("n-3", "jane", "job-1", "2026-03-31"),
            ended("n-4", "jane", "job-1", "2026-06-30"));
    assertThat(reply.statuses())
        .containsExactly("rejected", "accepted", "rejected", "accepted", "rejected");
    assertThat(reply.json().findValuesAsText("type"))
        .containsExactly(
            "/problems/employment-not-started",
            "/problems/ended-before-start",
            "/problems/employment-already-ended");
  }

  @Test
  void anEventOfTheOtherServiceGetsItsName() {
    var reply =
        api.post(
            """
            {"specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms","id":"e-1","data":{}}""");
    reply.isProblem(422, "wrong-service");
    assertThat(reply.json().get("detail").textValue()).contains("enrollment-service");
  }

  @Test
  void whatIsHeldAndWhatWasRefusedCanBeReadBack() {
    assertThat(api.post(started("s-1", "jane", "job-1")).status()).isEqualTo(201);
    api.post(ended("n-1", "jane", "job-1", "2025-12-31")).isProblem(422, "ended-before-start");
    assertThat(api.get("/learners/jane" + unique).json().at("/events")).hasSize(1);
    var refused = api.get("/events/refused?source=lms&id=n-1" + unique).json();
    assertThat(refused.at("/refusals/0/problem/type").textValue())
        .isEqualTo("/problems/ended-before-start");
  }

  @Test
  void healthIsOpen() {
    assertThat(api.as(null).get("/q/health/live").status()).isEqualTo(200);
  }

  private String started(String id, String learner, String employment) {
    return event(
        "employment-started",
        id,
        learner,
        employment,
        """
        "enrollmentId":"enr-1","startedOn":"2026-01-05","contract":"permanent","inField":"yes",
        "hiredByProvider":false,"existedBeforeTraining":false""");
  }

  private String ended(String id, String learner, String employment, String on) {
    return event("employment-ended", id, learner, employment, "\"endedOn\":\"" + on + "\"");
  }

  private String event(String name, String id, String learner, String employment, String rest) {
    return """
        {"id":"%2$s%6$s","specversion":"1.0","type":"org.outcomeledger.%1$s.v1","source":"lms",
         "data":{"learner":"%3$s%6$s","employmentId":"%4$s%6$s",%5$s}}"""
        .formatted(name, id, learner, employment, rest, unique);
  }
}
