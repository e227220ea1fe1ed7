package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * A learning platform that posts batches and, as docs/connect-your-platform.md asks of it, repeats
 * with the same ids what was not answered: a lost connection, 429 and 503. Every other answer is
 * the platform's to judge. Takes the replicas of a service in turn. Safe to use from several
 * threads.
 */
final class LearningPlatform {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ASK_AGAIN = Set.of(429, 503);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Supplier<String> token;
  private final Duration answerLimit;
  private final Map<PackagedService, List<URI>> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * A platform that posts to these replicas.
   *
   * @param replicas may change meanwhile, and be none, if the lists are safe for that
   */
  LearningPlatform(String token, Map<PackagedService, List<URI>> replicas) {
    this(token, replicas, ANSWER_LIMIT);
  }

  /** The same, which asks for its token at each request. */
  LearningPlatform(Supplier<String> token, Map<PackagedService, List<URI>> replicas) {
    this(token, replicas, ANSWER_LIMIT);
  }

  /** The same, which does not wait so long for an answer before it asks again. */
  LearningPlatform(String token, Map<PackagedService, List<URI>> replicas, Duration answerLimit) {
    this(() -> token, replicas, answerLimit);
  }

  private LearningPlatform(
      Supplier<String> token, Map<PackagedService, List<URI>> replicas, Duration answerLimit) {
    this.token = token;
    this.answerLimit = answerLimit;
    this.replicas = Map.copyOf(replicas);
  }

  /**
   * Posts events of one service as one batch and repeats until it is answered; receipts in their
   * order.
   */
  List<EventReceipt> post(List<Event> events) {
    List<List<EventReceipt>> answer = new ArrayList<>();
    Awaitility.await("an answer to a batch of " + events.size())
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              postOnce(events).ifPresent(answer::add);
              return !answer.isEmpty();
            });
    return answer.getFirst();
  }

  /** One attempt; empty where there was no answer or the answer was to ask again. */
  Optional<List<EventReceipt>> postOnce(List<Event> events) {
    List<URI> targets = List.copyOf(replicas.get(events.getFirst().service()));
    int attempt = turn.getAndIncrement();
    if (targets.isEmpty()) {
      answers.merge("no replica is ready", 1, Integer::sum);
      return Optional.empty();
    }
    URI target = targets.get(Math.floorMod(attempt, targets.size()));
    try {
      HttpResponse<byte[]> response =
          http.send(
              request(
                  target,
                  "application/cloudevents-batch+json",
                  events.stream().map(Event::cloudEvent).toList()),
              HttpResponse.BodyHandlers.ofByteArray());
      answers.merge("" + response.statusCode(), 1, Integer::sum);
      return ASK_AGAIN.contains(response.statusCode())
          ? Optional.empty()
          : Optional.of(receipts(response, events.size()));
    } catch (IOException e) {
      answers.merge(e.getClass().getName(), 1, Integer::sum);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often anything was posted, answered or not. */
  long attempts() {
    return turn.get();
  }

  /** How often a batch was answered which status, or why it was not answered. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  private HttpRequest request(URI target, String mediaType, Object body) {
    try {
      return HttpRequest.newBuilder(target.resolve("/events"))
          .timeout(answerLimit)
          .header("Authorization", "Bearer " + token.get())
          .header("Content-Type", mediaType)
          .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer to one event posted alone: 201 accepted, 200 duplicate, else a problem and its type.
   */
  record Answer(int status, String problem) {}

  /** Posts one event in structured mode to this replica, once. */
  Answer postAlone(Event event, URI replica) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            request(replica, "application/cloudevents+json", event.cloudEvent()),
            HttpResponse.BodyHandlers.ofByteArray());
    String problem = JSON.readTree(response.body()).path("type").asText("");
    return new Answer(response.statusCode(), problem);
  }

  private static List<EventReceipt> receipts(HttpResponse<byte[]> response, int expected)
      throws IOException {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "HTTP " + response.statusCode() + " from " + response.uri() + ": " + text(response));
    }
    List<EventReceipt> receipts = new ArrayList<>();
    for (JsonNode result : JSON.readTree(response.body()).path("results")) {
      receipts.add(receipt(result));
    }
    if (receipts.size() != expected) {
      throw new IllegalStateException(
          receipts.size() + " results for " + expected + " events: " + text(response));
    }
    return receipts;
  }

  private static EventReceipt receipt(JsonNode result) {
    return new EventReceipt(
        result.path("status").asText(),
        result.path("shard").asInt(-1),
        result.path("position").asLong(),
        result.path("problem").path("type").asText(""));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
