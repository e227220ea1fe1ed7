package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.DataSchemas;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class HeldAboutLearnerTest extends ServiceTest {

  private final String jane = "jane-" + UUID.randomUUID();

  @Test
  void everyEventIsReturnedInOrderAndAsItIsStored() {
    var enrolled = api.post(event("learner-enrolled", ENROLLED));
    var withdrew = api.post(event("learner-withdrew", "\"on\":\"2025-05-12\""));
    api.post(event("learner-withdrew", "\"on\":\"2025-05-13\"").replace("lms", "other"))
        .isProblem(422, "not-running");

    JsonNode held = api.get("/learners/" + jane).json();
    assertThat(held.get("learner").textValue()).isEqualTo(jane);
    assertThat(held.get("platform").textValue()).isEqualTo("platform-a");
    assertThat(held.get("events").findValuesAsText("position"))
        .containsExactly(
            enrolled.json().get("position").asText(), withdrew.json().get("position").asText());
    JsonNode first = held.at("/events/0");
    assertThat(first.get("type").textValue()).isEqualTo("org.outcomeledger.learner-enrolled.v1");
    assertThat(first.get("source").textValue()).isEqualTo("lms");
    assertThat(first.get("time").textValue()).isEqualTo("2025-03-03T08:00:00Z");
    assertThat(first.get("shard")).isEqualTo(enrolled.json().get("shard"));
    assertThat(first.has("recordedAt")).isTrue();
    assertThat(first.at("/data/learner")).isEqualTo(held.get("learnerId"));
    assertThat(first.at("/data/programme/id").textValue()).isEqualTo("data-analyst");
    var type = EventCatalogue.ENROLLMENT.find(first.get("type").textValue()).orElseThrow();
    assertThat(new DataSchemas(EventCatalogue.ENROLLMENT).check(type, first.get("data"))).isEmpty();
    assertThat(held.get("events").toString()).doesNotContain(jane);
  }

  @Test
  void onlyTheLearnersOwnPlatformMayRead() {
    assertThat(api.post(event("learner-enrolled", ENROLLED)).status()).isEqualTo(201);
    String path = "/learners/" + jane;
    api.as(Api.tokenOf(config, "platform-b")).get(path).isProblem(404, "unknown-learner");
    api.as(Api.tokenOf(config, "auditor")).get(path).isProblem(403, "forbidden");
    api.as(Api.tokenOf(config, "nobody")).get(path).isProblem(403, "no-platform");
    api.as(null).get(path).isProblem(401, "unauthorized");
  }

  @Test
  void anUnknownLearnerIsNotFound() {
    api.get("/learners/" + jane).isProblem(404, "unknown-learner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jane%40example.org", "jane%20doe", "j%C3%A9anne", "%00", "%27%3B--"})
  void aReferenceThatNoEventMayHaveIsRefused(String reference) {
    var reply = api.get("/learners/" + reference).isProblem(400, "invalid-parameter");
    assertThat(reply.response().body()).doesNotContain("jane");
  }

  private static final String ENROLLED =
      "\"startedOn\":\"2025-03-03\",\"programme\":{\"id\":\"data-analyst\",\"publishedLengthDays\":270}";

  private String event(String name, String rest) {
    return """
        {"id":"%1$s-%2$s","specversion":"1.0","type":"org.outcomeledger.%1$s.v1","source":"lms",
         "time":"2025-03-03T09:00:00+01:00",
         "data":{"learner":"%2$s","enrollmentId":"of-%2$s",%3$s}}"""
        .formatted(name, jane, rest);
  }
}
