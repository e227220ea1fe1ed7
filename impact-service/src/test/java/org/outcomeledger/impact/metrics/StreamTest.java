package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;

/** Values as they change, told to whoever listens. */
@QuarkusTest
@Timeout(60)
class StreamTest {
  private static final String COMPLETED = "/metrics/v1/stream?indicator=COM1&asOf=2026-11-22";
  private static final String BOTH = COMPLETED + "&indicator=ENR2";

  @TestHTTPResource("/")
  URI server;

  @Inject Cube cube;

  private final History history = new History();

  /** What is read from one answer, event by event. */
  private final class Listener implements AutoCloseable {
    private final BufferedReader lines;

    Listener(String path, String lastEventId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(path)).header("Authorization", bearer("committee"));
      if (lastEventId != null) {
        request.header("Last-Event-ID", lastEventId);
      }
      var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event, comments passed over. */
    Event next() throws IOException {
      String id = null;
      String data = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.isEmpty() && data != null) {
          return new Event(id, data);
        }
      }
      throw new IOException("The stream ended");
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private record Event(String id, String data) {}

  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    history.learner("ann").enrolled("e1", "data", "2025-01-01", 90);
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of();
        });
  }

  private void report(Runnable story) {
    int known = history.facts().size();
    story.run();
    cube.apply(history.facts().subList(known, history.facts().size()), List.of());
  }

  @Test
  void tellsTheValuesAtOnceAndAgainWhenTheyAreOthers() throws Exception {
    try (Listener listener = new Listener(COMPLETED, null)) {
      assertThat(listener.next().data())
          .contains("\"indicator\":\"COM1\"", "\"numerator\":0,\"denominator\":1");
      report(() -> history.learner("ann").completed("e1", "2025-03-01"));
      assertThat(listener.next().data()).contains("\"numerator\":1,\"denominator\":1");
    }
  }

  @Test
  void tellsOfSeveralIndicatorsOnlyThoseThatChanged() throws Exception {
    try (Listener listener = new Listener(BOTH, null)) {
      assertThat(listener.next().data()).contains("COM1");
      assertThat(listener.next().data()).contains("ENR2");
      report(() -> history.learner("ann").completed("e1", "2025-03-01"));
      assertThat(listener.next().data()).contains("COM1");
      report(() -> history.learner("bob").enrolled("e2", "data", "2026-11-01", 90));
      assertThat(listener.next().data()).contains("COM1", "\"pending\":1");
      assertThat(listener.next().data()).contains("ENR2", "\"denominator\":2");
    }
  }

  @Test
  void goesOnBehindTheLastEventThatTheReaderHas() throws Exception {
    Event last;
    try (Listener listener = new Listener(BOTH, null)) {
      listener.next();
      last = listener.next();
    }
    report(() -> history.learner("ann").completed("e1", "2025-03-01"));
    try (Listener listener = new Listener(BOTH, last.id())) {
      Event first = listener.next();
      assertThat(first.data()).contains("COM1", "\"numerator\":1");
      report(() -> history.learner("bob").enrolled("e2", "data", "2025-02-01", 90));
      assertThat(listener.next().data()).contains("COM1", "\"denominator\":2");
      assertThat(listener.next().data()).contains("ENR2", "\"denominator\":2");
    }
  }

  @Test
  void anEventIdThatNobodyGaveTellsNothing() throws Exception {
    try (Listener listener = new Listener(COMPLETED, "what is this")) {
      assertThat(listener.next().data()).contains("\"denominator\":1");
    }
  }

  @Test
  void whatAnEventIdSaysOfOtherIndicatorsIsNotSaidAgain() throws Exception {
    try (Listener listener = new Listener(COMPLETED, "ENR2=x junk=" + "y".repeat(1_000))) {
      assertThat(listener.next().id()).startsWith("COM1=").doesNotContain(" ", "ENR2", "junk");
    }
  }

  @Test
  void aQuestionThatMeansNothingIsAProblemAndNoStream() {
    problem("committee", "/metrics/v1/stream", 400, "Name at least one indicator");
    problem("committee", COMPLETED + "&by=height", 400, "no dimension height");
    problem("committee", COMPLETED + "&format=csv", 400, "no parameter format");
    problem("committee", "/metrics/v1/stream?indicator=COM4", 400, "ask for /curve");
    problem("committee", "/metrics/v1/stream?indicator=COM9", 404, "no indicator COM9");
    problem("analyst", COMPLETED + "&by=programme,gender,region", 403, "metrics:read-exact");
    given().get(COMPLETED).then().statusCode(401);
  }

  private static void problem(String caller, String path, int status, String detail) {
    given()
        .header("Authorization", bearer(caller))
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("detail", containsString(detail));
  }

  private static String bearer(String name) {
    return "Bearer " + ConfigProvider.getConfig().getValue("token." + name, String.class);
  }
}
