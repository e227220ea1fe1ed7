package org.outcomeledger.local.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts batches for one platform, as a well-behaved platform does: on 429, 503 or a lost connection
 * it waits, as long as it was asked to, and posts the same ids again, for ever. What was written
 * and not acknowledged then comes back as a duplicate, so an event is in the ledger once. Any other
 * answer fails with {@link PostingFailed}.
 */
public final class EventPoster {
  /** The most events that a service takes in one batch. */
  public static final int BATCH = 1_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<WritingService, URI> services;
  private final String token;

  /**
   * @param services the address of each without a path, as {@code http://localhost:8081}
   * @param token of the platform that posts, bare
   */
  public EventPoster(Map<WritingService, URI> services, String token) {
    this.services = Map.copyOf(services);
    this.token = token;
  }

  /**
   * Posts up to {@link #BATCH} events, all {@code to} one service, and returns one result for each,
   * in order.
   */
  public List<EventResult> post(WritingService to, List<PostedEvent> events)
      throws InterruptedException {
    HttpRequest request = request(to, events);
    Duration pause = Duration.ofMillis(200);
    while (true) {
      Duration asked;
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 429 && response.statusCode() != 503) {
          return results(response, events.size());
        }
        asked =
            response
                .headers()
                .firstValue("Retry-After")
                .flatMap(EventPoster::seconds)
                .orElse(pause);
      } catch (IOException e) {
        asked = pause; // away, or cut off before it answered: whatever it wrote is a duplicate next
        // time
      }
      Thread.sleep(asked.plus(pause));
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private HttpRequest request(WritingService to, List<PostedEvent> events) {
    ArrayNode batch = JSON.createArrayNode();
    events.forEach(event -> batch.add(event.cloudEvent()));
    return HttpRequest.newBuilder(services.get(to).resolve("/events"))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/cloudevents-batch+json")
        .POST(HttpRequest.BodyPublishers.ofString(batch.toString()))
        .build();
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,4}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
        : Optional.empty();
  }

  private static List<EventResult> results(HttpResponse<String> response, int expected) {
    List<EventResult> results = new ArrayList<>();
    if (response.statusCode() == 200) {
      read(response.body())
          .path("results")
          .forEach(result -> results.add(EventResult.read(result)));
    }
    if (results.size() != expected) {
      throw new PostingFailed(
          response.uri()
              + " answered "
              + response.statusCode()
              + " to "
              + expected
              + " events: "
              + response.body());
    }
    return results;
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new PostingFailed("A service answered with what is not JSON: " + body);
    }
  }
}
