package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.ledger.OtherLedger;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** {@code DELETE /learners/{learner}} and its receipt; the test plays outcome-service. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class LearnerErasureTest extends ServiceTest {

  private static final String PLATFORM = "platform-a";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject DataSource database;

  private final String jane = "jane-" + UUID.randomUUID();
  private OtherLedger outcome;

  @BeforeEach
  void theOtherService() {
    outcome = otherLedger(config.getValue("outcome-ledger.pseudonym-secret", String.class));
  }

  private OtherLedger otherLedger(String secret) {
    String kafka = config.getValue("kafka.bootstrap.servers", String.class);
    return new OtherLedger("outcome", kafka, secret);
  }

  @Test
  void theReceiptFollowsTheErasureThroughBothLedgers() throws SQLException {
    api.post(enrolled("1"));
    api.post(withdrew("2"));
    UUID learner = UUID.fromString(api.get("/learners/" + jane).json().get("learnerId").asText());

    Api.Reply asked = delete(api, jane);

    assertThat(asked.status()).isEqualTo(202);
    UUID erasure = UUID.fromString(asked.json().get("id").asText());
    String receipt = asked.response().headers().firstValue("Location").orElseThrow();
    assertThat(receipt).isEqualTo("/erasures/" + erasure);
    JsonNode own = await(receipt, "/ledgers/0");
    assertThat(own.get("ledger").asText()).isEqualTo("enrollment");
    assertThat(own.get("redacted").asInt()).isEqualTo(2);
    assertThat(own.has("position")).isTrue();
    assertThat(api.get(receipt).json().get("status").asText()).isEqualTo("waiting");
    api.get("/learners/" + jane).isProblem(404, "unknown-learner");
    api.get("/enrollments/of-" + jane).isProblem(404, "enrollment-not-held");
    Awaitility.await().atMost(SOON).until(() -> outcome.wasAsked(erasure).contains(learner));

    outcome.hasCarriedOut(erasure, PLATFORM, List.of(4L, 7L, 9L));

    JsonNode other = await(receipt, "/ledgers/1");
    assertThat(other.get("ledger").asText()).isEqualTo("outcome");
    assertThat(other.get("redacted").asInt()).isEqualTo(3);
    assertThat(other.get("shard").asInt()).isEqualTo(3);
    assertThat(other.get("position").asInt()).isEqualTo(77);
    assertThat(api.get(receipt).json().get("status").asText()).isEqualTo("carried-out");
    assertThat(rowsThatName(learner)).isZero();
    Awaitility.await().atMost(SOON).until(() -> outcome.wasTold(erasure).size() == 2);
  }

  @Test
  void noOtherLearnerIsErasedThanTheOneWhoIsWritten() {
    api.post(enrolled("1"));
    delete(api, jane + ";x").isProblem(400, "malformed-uri");
    delete(api, jane + "%3Bx").isProblem(400, "invalid-parameter");
    assertThat(api.get("/learners/" + jane).json().get("events")).hasSize(1);
  }

  @Test
  void whoHasNotTheSecretCannotSayThatAnErasureIsCarriedOut() {
    api.post(enrolled("1"));
    UUID erasure = UUID.fromString(delete(api, jane).json().get("id").asText());
    otherLedger("the secret of somebody else altogether")
        .hasCarriedOut(erasure, PLATFORM, List.of());
    outcome.hasCarriedOut(erasure, PLATFORM, List.of(4L));
    assertThat(await("/erasures/" + erasure, "/ledgers/1").get("redacted").asInt()).isEqualTo(1);
  }

  @Test
  void aLearnerNeverHeardOfIsAnsweredInTheSameWay() {
    api.post(enrolled("1"));
    JsonNode known = delete(api, jane).json();
    JsonNode unknown = delete(api, jane + "-never").json();
    assertThat(unknown.fieldNames()).toIterable().containsExactlyElementsOf(known::fieldNames);
    assertThat(unknown.get("status")).isEqualTo(known.get("status"));
    JsonNode own = await("/erasures/" + unknown.get("id").asText(), "/ledgers/0");
    assertThat(own.get("redacted").asInt()).isZero();
  }

  @Test
  void itCanBeAskedForAgainAndALaterRecordIsErasedInTurn() {
    api.post(enrolled("1"));
    await("/erasures/" + delete(api, jane).json().get("id").asText(), "/ledgers/0");
    assertThat(api.post(enrolled("1")).status()).isEqualTo(200);
    api.get("/events/place?source=lms&id=learner-enrolled-1-" + jane)
        .isProblem(404, "unknown-event");
    assertThat(api.post(enrolled("2")).status()).isEqualTo(201);
    assertThat(api.get("/learners/" + jane).json().get("events")).hasSize(1);
    JsonNode again =
        await("/erasures/" + delete(api, jane).json().get("id").asText(), "/ledgers/0");
    assertThat(again.get("redacted").asInt()).isEqualTo(1);
    api.get("/learners/" + jane).isProblem(404, "unknown-learner");
  }

  @Test
  void anotherPlatformErasesItsOwnAndSeesItsOwnReceipts() {
    api.post(enrolled("1"));
    Api other = api.as(Api.tokenOf(config, "platform-b"));
    String theirs = "/erasures/" + delete(other, jane).json().get("id").asText();
    Awaitility.await()
        .atMost(SOON)
        .until(() -> other.get(theirs).json().at("/ledgers/0").has("redacted"));
    assertThat(api.get("/learners/" + jane).json().get("events")).hasSize(1);
    api.get(theirs).isProblem(404, "unknown-erasure");
    api.get("/erasures/" + UUID.randomUUID()).isProblem(404, "unknown-erasure");
    api.get("/erasures/none").isProblem(400, "invalid-parameter");
  }

  @Test
  void aReferenceThatNoEventMayHaveIsRefused() {
    var reply = delete(api, "jane%40example.org").isProblem(400, "invalid-parameter");
    assertThat(reply.response().body()).doesNotContain("jane");
  }

  private static Api.Reply delete(Api caller, String learner) {
    return caller.send(
        caller.request("/learners/" + learner).method("DELETE", BodyPublishers.noBody()));
  }

  /** A ledger's part of a receipt, once it is carried out. */
  private JsonNode await(String receipt, String part) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> api.get(receipt).json().at(part), it -> it.has("carriedOutAt"));
  }

  private long rowsThatName(UUID learner) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select (select count(*) from event where learner_id = '%1$s') + (select count(*) from erasure where learner_id = '%1$s')"
                    .formatted(learner))) {
      row.next();
      return row.getLong(1);
    }
  }

  private String enrolled(String id) {
    return event(
        "learner-enrolled",
        id,
        "\"startedOn\":\"2025-03-03\",\"programme\":{\"id\":\"data-analyst\",\"publishedLengthDays\":270}");
  }

  private String withdrew(String id) {
    return event("learner-withdrew", id, "\"on\":\"2025-05-12\"");
  }

  private String event(String name, String id, String rest) {
    return """
    {"id":"%1$s-%2$s-%3$s","specversion":"1.0","type":"org.outcomeledger.%1$s.v1","source":"lms",
     "data":{"learner":"%2$s","enrollmentId":"of-%2$s",%4$s}}\
    """
        .formatted(name, jane, id, rest);
  }
}
