package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.outcomeledger.audit.AuditContract;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;

/** Who replayed the ledger or had a learner erased is recorded, and no learner is. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class EnrollmentAuditTest extends AuditContract {

  @TestHTTPResource("/")
  URI address;

  @Inject Config settings;

  @Test
  void whoReplaysIsRecordedOnceAShardHoweverManyPagesTheyTake() {
    Api auditor = Api.of(address, settings, "ledger:read");
    List<JsonNode> before = trail();
    for (String page : List.of("?after=5", "?after=5&limit=1", "?after=1000", "?after=2000")) {
      assertThat(auditor.get("/ledger/6/events" + page).status()).isEqualTo(200);
    }
    assertThat(auditor.get("/ledger/6/events").status()).isEqualTo(200);
    assertThat(auditor.get("/ledger/6/events?after=3").status()).isEqualTo(200);
    assertThat(auditor.get("/ledger/99/events").status()).isEqualTo(404);
    assertThat(auditor.get("/ledger/heads").status()).isEqualTo(200);

    assertThat(trail().stream().skip(before.size()).map(it -> it.get("parameters").toString()))
        .containsExactly("{\"after\":[\"5\"],\"shard\":[\"6\"]}", "{\"shard\":[\"6\"]}");
    assertThat(trail().getLast().get("caller").textValue()).isEqualTo("access");
  }

  @Test
  void whoHasALearnerErasedIsRecordedAndTheLearnerIsNot() {
    Api platform = Api.of(address, settings, "platform-a");
    int before = trail().size();
    Api.Reply asked =
        platform.send(
            platform.request("/learners/audited-jim").method("DELETE", BodyPublishers.noBody()));
    assertThat(asked.status()).isEqualTo(202);
    platform.get("/erasures/" + asked.json().get("id").textValue());

    assertThat(trail().stream().skip(before))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.get("route").textValue()).isEqualTo("DELETE /learners/{learner}");
              assertThat(it.get("role").textValue()).isEqualTo("learners:erase");
              assertThat(it.get("platform").textValue()).isEqualTo("platform-a");
              assertThat(it.get("status").intValue()).isEqualTo(202);
              assertThat(it.toString()).doesNotContain("jim");
            });
  }

  @Test
  void noLearnerIsInTheTrail() {
    Api platform = Api.of(address, settings, "platform-a");
    PostedEnrollment posted = PostedEnrollment.anew();
    assertThat(platform.post(posted.event("audited-jane")).status()).isEqualTo(201);
    platform.get("/learners/learner-audited-jane" + posted.unique());
    platform.get("/enrollments/audited-jane");
    platform.get("/events/refused?source=audited&id=audited-jane");
    assertThat(trail().toString()).doesNotContain("jane", "learner/", "/learners/learner");
  }

  private List<JsonNode> trail() {
    JsonNode answer = Api.of(address, settings, "auditor").get("/audit").json();
    assertThat(answer.get("complete").booleanValue()).isTrue();
    List<JsonNode> entries = new ArrayList<>();
    answer.get("entries").forEach(entries::add);
    return entries;
  }
}
