package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class RefusedEventsTest extends ServiceTest {

  private static final String EVERYTHING = "/events/refused";

  @Inject DataSource database;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void prepare() throws SQLException {
    read(EVERYTHING); // writes what other tests left in memory
    sql("truncate refusal");
  }

  @Test
  void everyWayOfBeingRefusedCanBeReadBack() {
    api.post(withdrew("e-1")).isProblem(422, "not-running");
    api.post(withdrew("e-2").replace("2025-05-12", "tomorrow")).isProblem(422, "invalid-data");
    api.post("{").isProblem(400, "malformed-json");
    assertThat(api.postBatch("", "17", enrolled("e-3"), withdrew("e-4")).statuses())
        .containsExactly("rejected", "accepted", "accepted");
    assertThat(api.postBatch("?atomic=true", enrolled("e-5"), "{}").statuses())
        .containsExactly("not-attempted", "rejected");
    assertThat(api.postBatch("?atomic=true", withdrew("e-6"), enrolled("e-7")).statuses())
        .containsExactly("rejected", "not-attempted");
    api.post(enrolled("e-3").replace("2025-03-03", "2025-03-04")).isProblem(409, "id-reused");
    assertThat(api.post(enrolled("e-3")).status()).isEqualTo(200);

    JsonNode answer = read(EVERYTHING);
    assertThat(answer.findValuesAsText("complete")).containsExactly("true");
    assertThat(answer.get("refusals").findValuesAsText("type"))
        .filteredOn(type -> type.startsWith("/problems/"))
        .containsExactly(
            "/problems/id-reused",
            "/problems/not-running",
            "/problems/invalid-attribute",
            "/problems/invalid-event",
            "/problems/malformed-json",
            "/problems/invalid-data",
            "/problems/not-running");
    JsonNode newest = answer.at("/refusals/0");
    assertThat(newest.at("/type").textValue()).isEqualTo("org.outcomeledger.learner-enrolled.v1");
    assertThat(newest.at("/problem/status").intValue()).isEqualTo(409);
    assertThat(newest.at("/problem/pointer").textValue()).isEqualTo("/id");
  }

  @Test
  void nothingOfWhatWasPostedIsKeptOrShown() throws SQLException {
    api.post(withdrew("jane-secret").replace("\"on\"", "\"secret\":\"secret\",\"on\""))
        .isProblem(422, "invalid-data");
    api.post(withdrew("e-1").replace("learner-withdrew", "secret-type"))
        .isProblem(422, "unknown-type");
    api.post(withdrew("e-1").replace("\"source\":\"lms\"", "\"source\":\"se cret\""))
        .isProblem(422, "invalid-attribute");
    api.post(withdrew("e-1").replace("\"source\"", "\"sEcret\":1,\"source\""))
        .isProblem(422, "invalid-attribute");
    api.post("[{\"secret\":1,\"secret\":1}]").isProblem(400, "malformed-json");
    api.post("/events?atomic=secret", Api.BATCH, "[]".getBytes(UTF_8))
        .isProblem(400, "invalid-parameter");
    assertThat(read(EVERYTHING).get("refusals")).hasSize(6);
    assertThat(sql("select count(*)::text from refusal")).isEqualTo("6");
    assertThat(sql("select string_agg(r::text, ' ') from refusal r"))
        .doesNotContainIgnoringCase("cret");
    assertThat(read(EVERYTHING).toString()).doesNotContainIgnoringCase("cret");
  }

  @Test
  void oneEventIsFoundAgainByItsSourceAndId() {
    api.post(withdrew("e-1"));
    api.post(withdrew("e-2"));
    api.post(withdrew("e-1"));
    assertThat(read(EVERYTHING + "?source=lms&id=e-1" + unique).get("refusals")).hasSize(2);
    assertThat(read(EVERYTHING + "?source=lms&id=e-2" + unique).get("refusals")).hasSize(1);
    assertThat(read(EVERYTHING + "?source=lms/eu&id=e-1" + unique).get("refusals")).isEmpty();
  }

  @Test
  void aPageSaysThatItIsOneAndWhereTheNextIs() throws SQLException {
    sql(
        """
        insert into refusal (platform, refused_at, problem, title, status)
        select 'platform-a', now(), '/problems/invalid-event', 'Not a CloudEvent', 422
        from generate_series(1, 501)""");
    JsonNode first = read(EVERYTHING + "?since=2020-01-01");
    assertThat(first.get("refusals")).hasSize(500);
    assertThat(first.get("complete").booleanValue()).isFalse();
    JsonNode second = read(first.get("next").textValue());
    assertThat(second.get("refusals")).hasSize(1);
    assertThat(second.get("complete").booleanValue()).isTrue();
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void whatHasNoNameIsCounted() {
    String[] bad = new String[1000];
    Arrays.fill(bad, "17");
    api.postBatch("", bad);
    api.postBatch("", bad);
    JsonNode answer = read(EVERYTHING).get("refusals");
    assertThat(answer).hasSize(1);
    assertThat(answer.at("/0/count").intValue()).isEqualTo(2000);
    assertThat(answer.at("/0/first").textValue()).isLessThan(answer.at("/0/at").textValue());
    assertThat(answer.at("/0/problem/type").textValue()).isEqualTo("/problems/invalid-event");
  }

  @Test
  void sinceBoundsWhatIsShown() throws SQLException {
    api.post(withdrew("e-1"));
    read(EVERYTHING);
    sql(
        """
        update refusal set hour = hour - interval '3 days', refused_at = now() - interval '3 days',
            last_at = now() - interval '3 days', sample_at = array[now() - interval '3 days']""");
    api.post(withdrew("e-2"));
    assertThat(read(EVERYTHING + "?since=2020-01-01").get("refusals")).hasSize(2);
    String newest = read(EVERYTHING).at("/refusals/0/at").textValue();
    assertThat(read(EVERYTHING + "?since=" + newest).get("refusals")).hasSize(1);
    assertThat(read(EVERYTHING + "?since=2999-01-01").get("refusals")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=yesterday",
        "since=2026-02-30",
        "since=2026-02-01T25:00:00Z",
        "since=",
        "since=2026-02-01&since=2026-02-02",
        "before=1",
        "before=99999999999999999-1",
        "id=e-1",
        "source=lms"
      })
  void aQuestionThatIsNotUnderstoodIsRefused(String query) {
    api.get(EVERYTHING + "?" + query).isProblem(400, "invalid-parameter");
  }

  @Test
  void aParameterThatIsMisspeltIsRefused() {
    api.get(EVERYTHING + "?sinse=2026-02-01").isProblem(400, "unknown-parameter");
  }

  @Test
  void eachPlatformSeesItsOwnAndNobodyElseSeesAny() {
    api.post(withdrew("e-1"));
    assertThat(read(EVERYTHING).get("refusals")).hasSize(1);
    Api other = api.as(Api.tokenOf(config, "platform-b"));
    assertThat(other.get(EVERYTHING).json().get("refusals")).isEmpty();
    api.as(Api.tokenOf(config, "auditor")).get(EVERYTHING).isProblem(403, "forbidden");
    api.as(Api.tokenOf(config, "nobody")).get(EVERYTHING).isProblem(403, "no-platform");
    api.as(null).get(EVERYTHING).isProblem(401, "unauthorized");
  }

  @Test
  void aReplyDoesNotWaitForItsRecord() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table refusal in access exclusive mode");
      api.post(withdrew("e-1")).isProblem(422, "not-running");
      connection.rollback();
    }
  }

  private JsonNode read(String path) {
    var reply = api.get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply.json();
  }

  private String sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var prepared = connection.createStatement()) {
      boolean answers = prepared.execute(statement);
      return answers && prepared.getResultSet().next()
          ? prepared.getResultSet().getString(1)
          : null;
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
        {"id":"%2$s%4$s","specversion":"1.0","type":"org.outcomeledger.%1$s.v1","source":"lms",
         "data":{"learner":"jane-secret%4$s","enrollmentId":"enr-secret%4$s",%3$s}}"""
        .formatted(name, id, rest, unique);
  }
}
