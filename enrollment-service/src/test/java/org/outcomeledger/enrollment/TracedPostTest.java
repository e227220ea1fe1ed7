package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.posting.ServiceTest;

/** The trace of a post, as far as Kafka; who follows goes on from the header that is sent there. */
@QuarkusTest
@TestProfile(TracesOn.class)
@QuarkusTestResource(PostingServers.class)
class TracedPostTest extends ServiceTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CALLERS = "00f067aa0ba902b7";

  @Inject KeptSpans spans;

  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private final String jane = "jane-" + UUID.randomUUID();

  @Test
  void aPostsTraceGoesOnToKafkaAndNamesNobody() {
    var post =
        api.request("/events")
            .header("Content-Type", Api.STRUCTURED)
            .header("traceparent", "00-%s-%s-01".formatted(trace, CALLERS))
            .header("tracestate", "lms=" + jane)
            .POST(BodyPublishers.ofString(enrolled()));
    assertThat(api.send(post).status()).isEqualTo(201);
    SpanData posted = awaited(SpanKind.SERVER, "POST /events");
    assertThat(posted.getParentSpanId()).isEqualTo(CALLERS);
    assertThat(posted.getSpanContext().getTraceState().asMap()).isEmpty();

    SpanData published = awaited(SpanKind.PRODUCER, "publish enrollment-events");
    assertThat(published.getParentSpanId()).isEqualTo(posted.getSpanId());

    var held =
        api.send(
            api.request("/learners/" + jane)
                .header("traceparent", "00-%s-%s-01".formatted(trace, CALLERS)));
    assertThat(held.json().at("/events/0/traceparent").textValue())
        .isEqualTo("00-%s-%s-01".formatted(trace, posted.getSpanId()));
    awaited(SpanKind.SERVER, "GET /learners/{learner}");
    assertThat(ofTrace()).allSatisfy(it -> assertThat(it.toString()).doesNotContain(jane));
  }

  /** Who chooses a trace id may hide in it whom an erasure was about. */
  @Test
  void anErasuresAuditEntryKeepsNothingThatItsCallerChose() {
    api.send(api.request("/learners/" + jane).header("traceparent", callers()).DELETE());
    SpanData span = awaited(SpanKind.SERVER, "DELETE /learners/{learner}");
    JsonNode entry = auditedLast();
    assertThat(entry.path("operation").textValue()).isEqualTo("eraseLearner");
    assertThat(entry.path("trace").textValue()).isEqualTo(span.getSpanId());
    assertThat(entry.toString()).doesNotContain(trace);
  }

  @Test
  void anAuditEntryNamesTheTraceThatBeganWithItsRequest() {
    assertThat(api.send(api.request("/learners/" + jane).DELETE()).status()).isEqualTo(202);
    String kept = auditedLast().path("trace").textValue();
    assertThat(kept).matches("[0-9a-f]{32}");
  }

  private JsonNode auditedLast() {
    Api auditor = api.as(Api.tokenOf(config, "ledger:read"));
    JsonNode entries = auditor.get("/audit").json().path("entries");
    return entries.get(entries.size() - 1);
  }

  private String callers() {
    return "00-%s-%s-01".formatted(trace, CALLERS);
  }

  private SpanData awaited(SpanKind kind, String name) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                ofTrace().stream()
                    .filter(it -> it.getKind() == kind && it.getName().equals(name))
                    .toList(),
            found -> found.size() == 1)
        .getFirst();
  }

  private List<SpanData> ofTrace() {
    return spans.all().stream().filter(it -> it.getTraceId().equals(trace)).toList();
  }

  private String enrolled() {
    return """
        {"id":"e-%1$s","specversion":"1.0","type":"org.outcomeledger.learner-enrolled.v1","source":"lms",
         "data":{"learner":"%1$s","enrollmentId":"of-%1$s","startedOn":"2025-03-03",
                 "programme":{"id":"data-analyst","publishedLengthDays":270}}}"""
        .formatted(jane);
  }
}
