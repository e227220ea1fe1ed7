package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class ReadEnrollmentTest extends ServiceTest {

  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theStateIsJudgedTodayFromTheDatesOfTheEventsThatStand() {
    post("learner-enrolled", "e-1", enrolledOn("2025-03-03"));
    assertThat(state()).isEqualTo("running");
    post("enrollment-suspended", "e-2", "\"on\":\"2025-04-01\"");
    assertThat(state()).isEqualTo("suspended");
    post("enrollment-resumed", "e-3", "\"on\":\"2025-04-08\"");
    assertThat(state()).isEqualTo("running");
    post("learner-withdrew", "e-4", "\"on\":\"2025-05-12\"");
    assertThat(state()).isEqualTo("withdrawn");
    retract("r-1", "e-4");
    assertThat(state()).isEqualTo("running");
    post(
        "enrollment-excluded",
        "e-5",
        "\"on\":\"2025-06-01\",\"reason\":\"died\",\"proof\":\"p-1\"");
    assertThat(state()).isEqualTo("excluded");
    assertThat(read().get("history").findValuesAsText("type"))
        .extracting(type -> type.replaceAll("org.outcomeledger.|.v1", ""))
        .containsExactly(
            "learner-enrolled",
            "enrollment-suspended",
            "enrollment-resumed",
            "learner-withdrew",
            "event-retracted",
            "enrollment-excluded");
  }

  @Test
  void anEnrollmentThatBeginsTomorrowHasNotStarted() {
    post(
        "learner-enrolled",
        "e-1",
        enrolledOn(LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(7).toString()));
    assertThat(state()).isEqualTo("not-started");
    assertThat(read().get("enrollmentId").textValue()).isEqualTo("enr" + unique);
  }

  @Test
  void eventsOfTheLearnersOtherEnrollmentsAreNotShown() {
    post("learner-enrolled", "e-1", enrolledOn("2025-03-03"));
    post(ofAnother(event("learner-enrolled", "e-2", enrolledOn("2025-03-03"))));
    post(ofAnother(event("learner-withdrew", "e-3", "\"on\":\"2025-05-12\"")));
    assertThat(state()).isEqualTo("running");
    assertThat(read().get("history")).hasSize(1);
  }

  @Test
  void anEnrollmentOfAnotherPlatformIsNotFound() {
    post("learner-enrolled", "e-1", enrolledOn("2025-03-03"));
    String path = "/enrollments/enr" + unique;
    api.get("/enrollments/nothing" + unique).isProblem(404, "enrollment-not-held");
    api.as(Api.tokenOf(config, "platform-b")).get(path).isProblem(404, "enrollment-not-held");
    api.as(Api.tokenOf(config, "auditor")).get(path).isProblem(403, "forbidden");
    api.get("/enrollments/a%20b").isProblem(400, "invalid-parameter");
    retract("r-1", "e-1");
    api.get(path).isProblem(404, "enrollment-not-held");
  }

  /** The same of another enrollment of the learner. */
  private String ofAnother(String event) {
    return event.replace("\"enr" + unique, "\"other" + unique);
  }

  private String state() {
    return read().get("state").textValue();
  }

  private JsonNode read() {
    var reply = api.get("/enrollments/enr" + unique);
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    return reply.json();
  }

  private void retract(String id, String retracted) {
    String reference =
        "\"retracts\":{\"source\":\"lms\",\"id\":\"%s%s\"}".formatted(retracted, unique);
    post(
        event("event-retracted", id, reference + ",\"reason\":\"wrong\"")
            .replaceFirst("\"enrollmentId\":\"[^\"]*\",", ""));
  }

  private void post(String name, String id, String rest) {
    post(event(name, id, rest));
  }

  private void post(String event) {
    var reply = api.post(event);
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
  }

  private static String enrolledOn(String date) {
    return "\"startedOn\":\"%s\",\"programme\":{\"id\":\"data\",\"publishedLengthDays\":270}"
        .formatted(date);
  }

  private String event(String name, String id, String rest) {
    return """
        {"id":"%2$s%4$s","specversion":"1.0","type":"org.outcomeledger.%1$s.v1","source":"lms",
         "data":{"learner":"jane%4$s","enrollmentId":"enr%4$s",%3$s}}"""
        .formatted(name, id, rest, unique);
  }
}
