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
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** Asks impact-service for exact figures, page by page. */
final class Analyst {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_REACHED = 504;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI impact;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Analyst(URI impact, String token) {
    this.impact = impact;
    this.token = token;
  }

  /** The figures of one platform's learners by group; in all, the one group is the empty name. */
  Map<String, AnsweredCounts> ask(FigureQuestion question, String platform) {
    Map<String, AnsweredCounts> figures = new TreeMap<>();
    String page = question.path() + "&where=platform:" + platform;
    while (page != null) {
      JsonNode answer = get(page);
      for (JsonNode row : answer.path("rows")) {
        figures.put(row.path("group").path(question.by()).asText(""), figure(row));
      }
      page = answer.path("next").asText(null);
    }
    return figures;
  }

  private static AnsweredCounts figure(JsonNode row) {
    return new AnsweredCounts(
        row.path("numerator").asLong(-1),
        row.path("denominator").asLong(0),
        row.path("unknown").asLong(0),
        row.path("pending").asLong(0),
        row.path("excluded").asLong(0));
  }

  /**
   * Up to where the answers go: {@code e:0=17,1=4;o:0=9}, as in docs/openapi/impact-service.yaml.
   */
  String positions() {
    return get("/metrics/v1/indicators/ENR1/values").path("positions").asText();
  }

  /**
   * The answer to a question with {@code minPosition}, asked again as long as the figures have not
   * come so far.
   */
  JsonNode answer(String path) {
    return json(
        Awaitility.await("an answer to " + path)
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .until(() -> send(path), response -> response.statusCode() != NOT_REACHED));
  }

  private JsonNode get(String path) {
    return json(send(path));
  }

  private HttpResponse<String> send(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(impact.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "HTTP " + response.statusCode() + " from " + response.uri() + ": " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
