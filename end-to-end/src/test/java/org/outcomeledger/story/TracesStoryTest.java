package org.outcomeledger.story;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What an operator sees who has switched traces and JSON on: docs/traces.md. */
@Order(2)
@BesideTheOthers
class TracesStoryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLATFORM = "sends-traces";
  private static final String DATABASE = "impact_traced";
  private static final String CALLERS_SPAN = "00f067aa0ba902b7";

  private static final Installation installation = Installation.breakable();
  private static final SpanCollector collector = new SpanCollector();
  private static int loggedBefore;
  private static ServiceProcess impact;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private final String learner = "wilhelmina-" + trace;

  @BeforeAll
  static void switchThemOn() throws IOException {
    Map<String, String> settings = new HashMap<>(collector.settings());
    settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
    impact =
        installation.replica(
            PackagedService.IMPACT, DATABASE, PackagedService.IMPACT.heap, settings);
    installation.kill(FaultTarget.ENROLLMENT_SERVICE);
    loggedBefore = Files.readAllLines(log()).size();
    installation.startOn(PackagedService.ENROLLMENT, PackagedService.ENROLLMENT.database, settings);
    Examination examination = new Examination(installation, PLATFORM);
    examination.hasCaughtUp(installation.analyst(impact.uri()));
    examination.rowsHaveCaughtUp(DATABASE);
  }

  @AfterAll
  static void switchThemOff() {
    impact.close();
    installation.kill(FaultTarget.ENROLLMENT_SERVICE);
    installation.start(FaultTarget.ENROLLMENT_SERVICE);
    collector.close();
  }

  @Test
  void oneTraceGoesFromThePostToTheFigureThatItChanges() throws Exception {
    Event enrolled = Event.enrolled("e", "of-" + learner, learner, "p", 60, "2024-01-01");
    HttpRequest.Builder post =
        request("/events", installation.platformToken(PLATFORM))
            .header("Content-Type", "application/cloudevents+json")
            .POST(ofString(JSON.writeValueAsString(enrolled.cloudEvent())));
    assertThat(send(post).statusCode()).isEqualTo(201);

    List<SpanCollector.Told> applied = collector.await(trace, "apply enrollment-events", 2);
    FigureQuestion question = FigureQuestion.of("ENR1", "", LocalDate.of(2024, 2, 1));
    assertThat(installation.analyst(impact.uri()).ask(question, PLATFORM))
        .isEqualTo(Map.of("", AnsweredCounts.count(1)));
    SpanCollector.Told posted = collector.await(trace, "POST /events", 1).getFirst();
    assertThat(posted.parent()).isEqualTo(CALLERS_SPAN);
    assertThat(posted.service()).isEqualTo("enrollment-service");
    assertThat(collector.await(trace, "publish enrollment-events", 1))
        .singleElement()
        .satisfies(it -> assertThat(it.parent()).isEqualTo(posted.id()))
        .satisfies(it -> assertThat(it.service()).isEqualTo("enrollment-service"));
    assertThat(applied)
        .allSatisfy(it -> assertThat(it.parent()).isEqualTo(posted.id()))
        .allSatisfy(it -> assertThat(it.service()).isEqualTo("impact-service"))
        .extracting(it -> it.attribute("outcome_ledger.follower"))
        .containsExactlyInAnyOrder("cube", "projector");

    assertThat(send(request("/learners/" + learner, installation.platformToken(PLATFORM))))
        .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(200));
    assertThat(send(request("/learners/" + learner + "/nothing", "none")).statusCode())
        .isEqualTo(404);
    collector.await(trace, "GET /learners/{learner}", 1);
    collector.await(trace, "GET /", 1);
    assertThat(collector.of(trace))
        .allSatisfy(it -> assertThat(it.span().getEventsList()).as("messages").isEmpty())
        .noneMatch(it -> it.toString().contains(learner))
        .noneMatch(it -> it.toString().contains(PLATFORM));
  }

  @Test
  void eachLineOfALogIsJsonAndThatOfARequestNamesItsTrace() throws Exception {
    try (Connection session = installation.session(PackagedService.ENROLLMENT.database);
        Statement statement = session.createStatement()) {
      statement.execute("alter table ledger_head rename to ledger_head_away");
      try {
        assertThat(send(request("/ledger/heads", installation.auditorToken())).statusCode())
            .isEqualTo(500);
      } finally {
        statement.execute("alter table ledger_head_away rename to ledger_head");
      }
    }
    SpanCollector.Told span = collector.await(trace, "GET /ledger/heads", 1).getFirst();
    assertThat(logged())
        .filteredOn(line -> line.path("message").asText().startsWith("Internal error"))
        .filteredOn(line -> line.at("/mdc/traceId").asText().equals(trace))
        .singleElement()
        .satisfies(line -> assertThat(line.at("/mdc/spanId").asText()).isEqualTo(span.id()));
  }

  private static Path log() {
    int port = installation.uri(PackagedService.ENROLLMENT).getPort();
    return installation.folder().resolve("enrollment-service-" + port + ".log");
  }

  private List<JsonNode> logged() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log()).stream().skip(loggedBefore).toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(installation.uri(PackagedService.ENROLLMENT).resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("traceparent", "00-%s-%s-01".formatted(trace, CALLERS_SPAN));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
