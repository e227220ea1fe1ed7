package org.outcomeledger.impact.metrics;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;

/**
 * Asks all that the OpenAPI document offers, well and badly: whatever is asked, nothing fails on
 * our side, and every refusal is a documented problem.
 *
 * <p>Longer: ./mvnw verify with -Dfuzz.requests=20000; the same again: -Dfuzz.seed=…
 */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class MetricsFuzzTest {
  private static final Logger LOG = Logger.getLogger(MetricsFuzzTest.class);
  private static final List<String> CALLERS =
      List.of("committee", "committee", "tracer", "platform-b", "analyst", "poster", "");

  private static final String WITH_REASON =
      "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"reason\":\"r\"}";

  @TestHTTPResource("/")
  URI address;

  @Inject Cube cube;
  @Inject Config config;

  private final long seed = Long.getLong("fuzz.seed", new Random().nextLong());
  private final int requests = Integer.getInteger("fuzz.requests", 500);
  private final Random random = new Random(seed);
  private final Map<String, Integer> answers = new TreeMap<>();

  /** One question for each kind of failure: a long run tells all that it found. */
  private final Map<String, String> findings = new TreeMap<>();

  @BeforeEach
  void tell() throws Exception {
    cube.reached(List.of(), Duration.ofMinutes(1)).get();
    History history = new History();
    history
        .learner("a", "ann")
        .enrolled("e1", "data", "2025-01-01", 90)
        .completed("e1", "2025-03-31")
        .employed("j1", "e1", "2025-04-15");
    history.learner("b", "cid").enrolled("e3", "web", "2025-02-01", 90);
    cube.load(
        sink -> {
          history.facts().forEach(sink);
          return List.of(
              new Position(LedgerName.ENROLLMENT, 0, 12), new Position(LedgerName.OUTCOME, 0, 7));
        });
  }

  @Test
  void whateverIsAskedIsAnsweredAsDocumented() throws IOException {
    LOG.infof("%d requests from -Dfuzz.seed=%d", requests, seed);
    String document = given().get("/q/openapi?format=json").asString();
    var questions = new RandomQuestions(new JsonMapper().readTree(document), random);
    List<String> documented = Files.readAllLines(Path.of("../docs/problems.md"));
    for (int i = 0; i < requests; i++) {
      String caller = CALLERS.get(random.nextInt(CALLERS.size()));
      String question = questions.next();
      try {
        answers.merge(checked(ask(question, caller), documented), 1, Integer::sum);
      } catch (IOException | AssertionError e) {
        findings.putIfAbsent(
            String.valueOf(e.getMessage()).lines().limit(3).toList().toString(),
            "%s asked %s: %s".formatted(caller, question, e.getMessage()));
      }
    }
    LOG.infof("%s", answers);
    assertThat(findings.values()).as("-Dfuzz.seed=" + seed).isEmpty();
    assertThat(answers.keySet().stream().map(answer -> answer.substring(0, 3)))
        .as("every kind of answer")
        .contains("200", "400", "401", "403", "404");
  }

  /** No text of PostgreSQL holds it. */
  @Test
  void aNulInAPathIsTheCallersFault() throws IOException {
    var document = new JsonMapper().readTree(given().get("/q/openapi?format=json").asString());
    List<String> documented = Files.readAllLines(Path.of("../docs/problems.md"));
    var asked = new ArrayList<String>();
    for (var path : document.get("paths").properties()) {
      for (String method : List.of("get", "post")) {
        if (path.getKey().contains("{") && path.getValue().has(method)) {
          String line = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
          String nul = line.replaceAll("\\{\\w+}", "%00");
          asked.add(
              line
                  + ": "
                  + checked(
                          send(nul, "committee", method.equals("get") ? "\r\n" : WITH_REASON),
                          documented)
                      .substring(0, 1));
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(10).allMatch(it -> it.endsWith(": 4"));
  }

  /** The problem's type, or the status where it is none. */
  private static String checked(String answer, List<String> documented) throws IOException {
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(answer).doesNotContain("Exception", "\tat ");
    if (status < 400) {
      return String.valueOf(status);
    }
    assertThat(answer).containsIgnoringCase("\r\ncontent-type: application/problem+json");
    JsonNode problem = new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    String code = problem.path("type").asText().replace("/problems/", "");
    assertThat(status).as(code).isLessThan(500);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(documented).contains("## " + code);
    return status + " " + code;
  }

  private String ask(String question, String caller) throws IOException {
    return send("GET " + question, caller, "\r\n");
  }

  private String send(String line, String caller, String rest) throws IOException {
    String token = caller.isEmpty() ? "" : config.getValue("token." + caller, String.class);
    String request =
        "%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s%s"
            .formatted(
                line, token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n", rest);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return answer(socket.getInputStream());
    }
  }

  /** Of a stream, which has no end, what comes before its events. */
  private static String answer(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("Closed after: " + head.toString(UTF_8));
      }
      head.write(next);
    }
    boolean endless = head.toString(UTF_8).contains("text/event-stream");
    return head.toString(UTF_8) + (endless ? "" : new String(in.readAllBytes(), UTF_8));
  }
}
