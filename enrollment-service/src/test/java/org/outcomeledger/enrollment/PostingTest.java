package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class PostingTest extends ServiceTest {

  @Inject DataSource database;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aRepeatedEventIsADuplicateAtTheSamePosition() {
    var first = api.post(enrolled("e-1", "jane", "enr-1"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().get("status").textValue()).isEqualTo("accepted");
    assertThat(first.json().get("id").textValue()).isEqualTo("e-1" + unique);
    assertThat(first.json().get("position").longValue()).isPositive();

    var again = api.post(enrolled("e-1", "jane", "enr-1"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("status").textValue()).isEqualTo("duplicate");
    assertThat(again.place()).isEqualTo(first.place());

    var atAnotherTime =
        api.post(
            enrolled("e-1", "jane", "enr-1")
                .replace("\"source\"", "\"time\":\"2025-03-03T09:00:00Z\",\"source\""));
    assertThat(atAnotherTime.status()).isEqualTo(200);
    assertThat(atAnotherTime.place()).isEqualTo(first.place());
  }

  @Test
  void whereAnEventIsItsPlatformIsToldAndNoOther() {
    var posted = api.post(enrolled("e-1", "jane", "enr-1"));
    String place = "/events/place?source=lms&id=e-1" + unique;
    assertThat(api.get(place).place()).isEqualTo(posted.place());
    api.get(place.replace("=lms", "=lms/eu")).isProblem(404, "unknown-event");
    api.as(Api.tokenOf(config, "platform-b")).get(place).isProblem(404, "unknown-event");
    api.get("/events/place?source=lms").isProblem(400, "invalid-parameter");
  }

  @Test
  void anEventIsTheSameInWhateverModeItIsPosted() {
    var structured = api.post(enrolled("e-1", "jane", "enr-1"));
    assertThat(structured.status()).isEqualTo(201);
    var binary = api.send(binary("e-1", enrolled("e-1", "jane", "enr-1")));
    assertThat(binary.status()).isEqualTo(200);
    assertThat(binary.json().get("status").textValue()).isEqualTo("duplicate");
    assertThat(binary.json().get("id").textValue()).isEqualTo("e-1" + unique);
    assertThat(binary.place()).isEqualTo(structured.place());
    assertThat(api.postBatch("", enrolled("e-1", "jane", "enr-1")).statuses())
        .containsExactly("duplicate");
    api.send(binary("e-1", enrolled("e-1", "jane", "enr-2"))).isProblem(409, "id-reused");

    assertThat(api.send(binary("e-2", enrolled("e-2", "joe", "enr-2"))).status()).isEqualTo(201);
    assertThat(api.post(enrolled("e-2", "joe", "enr-2")).status()).isEqualTo(200);
  }

  /** The event in binary mode, its id percent-encoded where it need not be. */
  private HttpRequest.Builder binary(String id, String event) {
    String data = event.substring(event.indexOf("{\"learner\""), event.lastIndexOf('}'));
    return api.request("/events")
        .header("Content-Type", "application/json; charset=utf-8")
        .header("ce-specversion", "1.0")
        .header("ce-type", "org.outcomeledger.learner-enrolled.v1")
        .header("ce-source", "lms")
        .header("ce-subject", "Euro%20%E2%82%AC")
        .header("ce-id", id.replace("-", "%2D") + unique)
        .POST(BodyPublishers.ofString(data));
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsRefused() {
    assertThat(api.post(enrolled("e-1", "jane", "enr-1")).status()).isEqualTo(201);
    api.post(enrolled("e-1", "jane", "enr-2")).isProblem(409, "id-reused");
    var inBatch = api.postBatch("", enrolled("e-1", "jane", "enr-2")).json().at("/results/0");
    assertThat(inBatch.at("/problem/status").intValue()).isEqualTo(409);
  }

  @Test
  void anotherPlatformHasIdsOfItsOwn() {
    Api other = api.as(Api.tokenOf(config, "platform-b"));
    assertThat(api.post(enrolled("e-1", "jane", "enr-1")).status()).isEqualTo(201);
    assertThat(other.post(enrolled("e-1", "jane", "enr-1")).status()).isEqualTo(201);
  }

  @Test
  void oneBadEventOfABatchLeavesTheOthersAccepted() {
    var reply =
        api.postBatch(
            "",
            enrolled("e-1", "jane", "enr-1"),
            enrolled("e-1", "jane", "enr-1"),
            enrolled("e-2", "joe", "enr-1"),
            enrolled("e-3", "joe", "enr-3").replace("2025-03-03", "2025-02-30"),
            "17",
            enrolled("e-4", "joe", "enr-4"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.statuses())
        .containsExactly("accepted", "duplicate", "rejected", "rejected", "rejected", "accepted");
    JsonNode results = reply.json().get("results");
    assertThat(results.at("/2/problem/type").textValue()).isEqualTo("/problems/already-enrolled");
    assertThat(results.at("/2/problem/pointer").textValue()).isEqualTo("/enrollmentId");
    assertThat(results.at("/2/problem/status").intValue()).isEqualTo(422);
    assertThat(results.at("/3/problem/pointer").textValue()).isEqualTo("/startedOn");
    assertThat(results.at("/3/id").textValue()).isEqualTo("e-3" + unique);
    assertThat(results.at("/4/problem/type").textValue()).isEqualTo("/problems/invalid-event");
  }

  @Test
  void anAtomicBatchStandsOrFallsWhole() {
    var falls =
        api.postBatch(
            "?atomic=true",
            enrolled("e-1", "jane", "enr-1"),
            withdrew("e-2", "joe", "enr-1"),
            enrolled("e-3", "joe", "enr-3"));
    falls.isProblem(422, "batch-refused");
    assertThat(falls.statuses()).containsExactly("not-attempted", "rejected", "not-attempted");

    var ofBadForm =
        api.postBatch(
            "?atomic=true",
            enrolled("e-1", "jane", "enr-1"),
            enrolled("e-2", "joe", "enr-2").replace("learner-enrolled", "learner-left"));
    ofBadForm.isProblem(422, "batch-refused");
    assertThat(ofBadForm.statuses()).containsExactly("not-attempted", "rejected");

    var stands =
        api.postBatch(
            "?atomic=true", enrolled("e-1", "jane", "enr-1"), withdrew("e-2", "jane", "enr-1"));
    assertThat(stands.status()).isEqualTo(200);
    assertThat(stands.statuses()).containsExactly("accepted", "accepted");

    var duplicatesStand =
        api.postBatch(
            "?atomic=true", enrolled("e-1", "jane", "enr-1"), enrolled("e-3", "joe", "enr-3"));
    assertThat(duplicatesStand.statuses()).containsExactly("duplicate", "accepted");
  }

  @Test
  void aMisspeltAtomicParameterIsRefused() {
    api.postBatch("?atomic=True", enrolled("e-1", "jane", "enr-1"))
        .isProblem(400, "invalid-parameter");
    assertThat(api.post(enrolled("e-1", "jane", "enr-1")).status()).isEqualTo(201);
  }

  @Test
  void aRejectedEventDoesNotUseUpItsKey() {
    api.post(withdrew("e-1", "jane", "enr-1")).isProblem(422, "not-running");
    assertThat(api.post(enrolled("e-2", "jane", "enr-1")).status()).isEqualTo(201);
    assertThat(api.post(withdrew("e-1", "jane", "enr-1")).status()).isEqualTo(201);
  }

  @Test
  void anEventOfTheOtherServiceGetsItsName() {
    var reply =
        api.post(
            """
            {"specversion":"1.0","type":"org.outcomeledger.programme-completed.v1","source":"lms","id":"c-1",
             "data":{"learner":"jane","enrollmentId":"enr-1","completedOn":"2025-11-21"}}\
            """);
    reply.isProblem(422, "wrong-service");
    assertThat(reply.json().get("detail").textValue()).contains("outcome-service");
    assertThat(reply.json().get("pointer").textValue()).isEqualTo("/type");
  }

  @Test
  void onlyAPlatformWithAGoodTokenMayPost() {
    String event = enrolled("e-1", "jane", "enr-1");
    api.as(null).post(event).isProblem(401, "unauthorized");
    api.as("x.y.z").post(event).isProblem(401, "unauthorized");
    api.as(Api.tokenOf(config, "expired")).post(event).isProblem(401, "unauthorized");
    api.as(Api.tokenOf(config, "forged")).post(event).isProblem(401, "unauthorized");
    api.as(Api.tokenOf(config, "auditor")).post(event).isProblem(403, "forbidden");
    api.as(Api.tokenOf(config, "nobody")).post(event).isProblem(403, "no-platform");
    assertThat(api.as(null).post(event).response().headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/json", "text/plain", "application/cloudevents", "multipart/form-data"})
  void anUnsupportedMediaTypeGetsTheSupportedOnes(String mediaType) {
    var reply = api.post("/events", mediaType, enrolled("e-1", "jane", "enr-1").getBytes(UTF_8));
    reply.isProblem(415, "unsupported-media-type");
    assertThat(reply.json().get("detail").textValue()).contains(Api.STRUCTURED, Api.BATCH, "ce-");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /events, 405, method-not-allowed",
    "DELETE, /events, 405, method-not-allowed",
    "GET, /nothing/here, 404, not-found",
    "GET, /events/x, 404, not-found",
    "POST, /nothing/here, 404, not-found",
    "GET, /, 404, not-found",
    "GET, /q/nothing, 404, not-found",
    "GET, /%2e%2e/, 404, not-found"
  })
  void anUnknownPathIsAProblem(String method, String path, int status, String type) {
    api.send(api.request(path).method(method, BodyPublishers.noBody())).isProblem(status, type);
  }

  @Test
  void anAddressThatIsTooLongIsAnsweredByAProblem() {
    api.get("/events?x=" + "x".repeat(10_000)).isProblem(414, "uri-too-long");
  }

  @Test
  void aRepresentationThatIsNotOfferedIsAProblem() {
    api.send(api.request("/ledger/heads").header("Accept", "image/png"))
        .isProblem(406, "not-acceptable");
  }

  @Test
  void whatIsTooLargeIsRefusedAndTheCallerGetsToKnow() {
    String large =
        enrolled("e-1", "jane", "enr-1").replace("{\"id\"", " ".repeat(65_536) + "{\"id\"");
    api.post(large).isProblem(413, "event-too-large");
    var inBatch = api.postBatch("", large, enrolled("e-2", "jane", "enr-2"));
    assertThat(inBatch.statuses()).containsExactly("rejected", "accepted");
    assertThat(inBatch.json().at("/results/0/problem/status").intValue()).isEqualTo(413);

    String[] many = new String[1001];
    Arrays.fill(many, "{}");
    api.postBatch("", many).isProblem(413, "batch-too-large");

    byte[] body = new byte[(8 << 20) + 1];
    Arrays.fill(body, (byte) ' ');
    api.post("/events", Api.BATCH, body).isProblem(413, "body-too-large");
    api.send(
            api.request("/events")
                .header("Content-Type", Api.BATCH)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))))
        .isProblem(413, "body-too-large");
  }

  @Test
  void aBodyOfAlmostEightMebibytesIsRead() {
    byte[] body = new byte[8 << 20];
    Arrays.fill(body, (byte) ' ');
    byte[] event = ("[" + enrolled("e-1", "jane", "enr-1") + "]").getBytes(UTF_8);
    System.arraycopy(event, 0, body, 0, event.length);
    assertThat(api.post("/events", Api.BATCH, body).statuses()).containsExactly("accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]{}", "{\"id\":\"1\",\"id\":\"2\"}", "{} {}", "nonsense", "[[[[["})
  void whatIsNotStrictJsonIsRefused(String body) {
    api.post(body).isProblem(400, "malformed-json");
    api.post("/events", Api.BATCH, body.getBytes(UTF_8)).isProblem(400, "malformed-json");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] body = enrolled("e-1", "jane", "enr-1").getBytes(UTF_8);
    body[body.length - 4] = (byte) 0xC0;
    api.post("/events", Api.STRUCTURED, body).isProblem(400, "malformed-utf-8");
  }

  @Test
  void anEmptyBatchHasNoResults() {
    assertThat(api.postBatch("").statuses()).isEmpty();
  }

  @Test
  void noReferenceOfThePlatformIsKeptOrReplayed() throws SQLException {
    var reply = api.post(enrolled("e-secret", "jane-secret", "enr-secret"));
    assertThat(reply.status()).isEqualTo(201);
    String replayed =
        api.as(Api.tokenOf(config, "auditor"))
            .get("/ledger/" + reply.json().get("shard").intValue() + "/events")
            .response()
            .body();
    assertThat(kept()).contains("data-analyst").doesNotContain("secret");
    assertThat(replayed).contains("data-analyst").doesNotContain("secret");
  }

  /** Everything that the ledger's tables hold, in readable form. */
  private String kept() throws SQLException {
    var rows = new StringBuilder();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String query :
          List.of(
              "select e::text || convert_from(data, 'UTF8') from event e",
              "select k::text from idempotency_key k",
              "select c::text from claim c")) {
        var found = statement.executeQuery(query);
        while (found.next()) {
          rows.append(found.getString(1)).append('\n');
        }
      }
    }
    return rows.toString();
  }

  @Test
  void aLedgerThatCannotConfirmSaysWhenToComeBack() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 1 from ledger_head for update");
      var reply = api.post(enrolled("e-1", "jane", "enr-1")).isProblem(503, "ledger-unavailable");
      assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("5");
      connection.rollback();
    }
    assertThat(api.post(enrolled("e-1", "jane", "enr-1")).status()).isEqualTo(201);
  }

  @Test
  void healthAndApiAreOpen() {
    assertThat(api.as(null).get("/q/health/live").status()).isEqualTo(200);
    assertThat(api.as(null).get("/q/openapi").status()).isEqualTo(200);
  }

  private String enrolled(String id, String learner, String enrollment) {
    return """
    {"id":"%s%4$s","specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms",
     "data":{"learner":"%s%4$s","enrollmentId":"%s%4$s","startedOn":"2025-03-03",
             "programme":{"id":"data-analyst","publishedLengthDays":270}}}\
    """
        .formatted(id, learner, enrollment, unique);
  }

  private String withdrew(String id, String learner, String enrollment) {
    return """
    {"id":"%s%4$s","specversion":"1.0","type":"org.outcomeledger.learner-withdrew.v1","source":"lms",
     "data":{"learner":"%s%4$s","enrollmentId":"%s%4$s","on":"2025-05-12"}}\
    """
        .formatted(id, learner, enrollment, unique);
  }
}
