package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Damages the requests that the OpenAPI document calls good and sends them: whatever comes, every
 * refusal is a documented problem, nothing fails on our side, and the ledger holds what was
 * answered as accepted, no more and no less.
 *
 * <p>Longer: ./mvnw verify with -Dfuzz.requests=20000; the same again: -Dfuzz.seed=…
 */
public abstract class HttpFuzzContract {

  private static final Logger LOG = Logger.getLogger(HttpFuzzContract.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LEARNERS = 40;
  private static final int MOST_DAMAGES = 3;
  private static final int A_WHILE = 100;

  @TestHTTPResource("/")
  URI address;

  @Inject Config config;

  private final long seed = Long.getLong("fuzz.seed", new Random().nextLong());
  private final int requests = Integer.getInteger("fuzz.requests", 500);
  private final Random random = new Random(seed);
  private final Map<String, Integer> answers = new TreeMap<>();

  /** One request for each kind of failure: a long run tells all that it found. */
  private final Map<String, String> findings = new TreeMap<>();

  private long accepted;

  @Test
  void whateverComesIsAnsweredAsDocumentedAndAppendedOnlyIfItSaysSo() throws IOException {
    LOG.infof("%d requests from -Dfuzz.seed=%d", requests, seed);
    var good = new ApiRequests(api("platform-a").get("/q/openapi?format=json").json());
    var mutations = new Mutations(random);
    long before = positions();
    for (int i = 0; i < requests; i++) {
      RawRequest request = authorized(good.any(random, LEARNERS));
      for (int damages = random.nextInt(MOST_DAMAGES + 1); damages > 0; damages--) {
        request = mutations.any(request);
      }
      sendAndCheck(request, i);
      if (i % A_WHILE == 0 || i == requests - 1) {
        check(authorized(good.first("alive-" + seed + "-" + i)).send(address), 201);
        accepted++;
      }
    }
    LOG.infof("%s; accepted %d", answers, accepted);
    assertThat(findings.values()).as("-Dfuzz.seed=" + seed).isEmpty();
    assertThat(positions() - before).as("positions, seed " + seed).isEqualTo(accepted);
    assertThat(answers.keySet().stream().map(answer -> answer.substring(0, 3)))
        .as("every kind of answer")
        .contains("200", "201", "400", "404", "405", "422");
  }

  private void sendAndCheck(RawRequest request, int number) {
    try {
      RawRequest.Reply reply = request.send(address);
      accepted += accepted(reply);
      answers.merge(checked(request, reply), 1, Integer::sum);
    } catch (IOException | AssertionError | RuntimeException e) {
      String what = String.valueOf(e.getMessage()).strip();
      findings.putIfAbsent(
          what.lines().limit(2).toList().toString(),
          "request %d: %s%n%s".formatted(number, request, what));
    }
  }

  private static void check(RawRequest.Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  /** The problem's type, or the status where it is none. */
  private static String checked(RawRequest request, RawRequest.Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 499);
    assertThat(reply.body()).doesNotContain("Exception", "\tat ");
    if (reply.status() < 400 || request.method().equals("HEAD")) {
      return String.valueOf(reply.status());
    }
    assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
    JsonNode problem = JSON.readTree(reply.body().getBytes(ISO_8859_1));
    assertThat(problem.path("status").intValue()).isEqualTo(reply.status());
    assertThat(problem.path("detail").asText()).isNotBlank();
    return reply.status() + DocumentedProblems.requireDocumented(problem.path("type").asText());
  }

  private static long accepted(RawRequest.Reply reply) throws IOException {
    if (reply.status() == 201) {
      return 1;
    }
    String body = reply.body();
    return reply.status() == 200 && body.startsWith("{\"results\"")
        ? JSON.readTree(body.getBytes(ISO_8859_1)).findValuesAsText("status").stream()
            .filter("accepted"::equals)
            .count()
        : 0;
  }

  private RawRequest authorized(RawRequest request) {
    boolean reads = request.path().startsWith("/ledger");
    String token = Api.tokenOf(config, reads ? "auditor" : "platform-b");
    return request.withHeader("Authorization", "Bearer " + token);
  }

  private long positions() {
    List<String> positions =
        api("auditor").get("/ledger/heads").json().get("shards").findValuesAsText("position");
    return positions.stream().mapToLong(Long::parseLong).sum();
  }

  private Api api(String caller) {
    return Api.of(address, config, caller);
  }
}
