package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A platform that has its learners erased. It asks again, as docs/connect-your-platform.md has it,
 * where there was no answer, or one to come back.
 */
final class ErasureCalls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ASK_AGAIN = Set.of(429, 503);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private record Answer(int status, JsonNode body) {}

  private final Installation installation;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  ErasureCalls(Installation installation, String platform) {
    this.installation = installation;
    this.token = installation.platformToken(platform);
  }

  /** Asks until it is answered; the id of the receipt. */
  String erase(String learner) {
    Answer answer = answered("DELETE", PackagedService.ENROLLMENT, "/learners/" + learner);
    if (answer.status() != 202) {
      throw new AssertionError("HTTP " + answer.status() + ": " + answer.body());
    }
    return answer.body().path("id").asText();
  }

  /** Whether the receipt says that both ledgers have done their part, if there is an answer. */
  boolean isCarriedOut(String erasure) {
    return once("GET", PackagedService.ENROLLMENT, "/erasures/" + erasure)
        .map(answer -> answer.body().path("status").asText().equals("carried-out"))
        .orElse(false);
  }

  /** The receipt, once both ledgers have done their part. */
  JsonNode awaitCarriedOut(String erasure) {
    Awaitility.await("erasure " + erasure)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isCarriedOut(erasure));
    return answered("GET", PackagedService.ENROLLMENT, "/erasures/" + erasure).body();
  }

  /** What this service holds about a learner; empty where it says that this is nothing. */
  Optional<JsonNode> held(PackagedService service, String learner) {
    Answer answer = answered("GET", service, "/learners/" + learner);
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer.body());
  }

  private Answer answered(String method, PackagedService service, String path) {
    return Awaitility.await("an answer to " + method)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> once(method, service, path), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Answer> once(String method, PackagedService service, String path) {
    URI uri = installation.uri(service).resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_LIMIT)
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return ASK_AGAIN.contains(response.statusCode())
          ? Optional.empty()
          : Optional.of(new Answer(response.statusCode(), JSON.readTree(response.body())));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
