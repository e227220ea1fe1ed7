package org.outcomeledger.local.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Posts batches for one platform, with the same ids again where a try failed: what was written and
 * not acknowledged then comes back as a duplicate, so an event is in the ledger once. Any other
 * answer than results fails with {@link PostingFailed}.
 */
public final class EventPoster {
  /** The most events that a service takes in one batch. */
  public static final int BATCH = 1_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final RetriedCalls calls = new RetriedCalls();
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
    return results(calls.send(request(to, events)), events.size());
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
