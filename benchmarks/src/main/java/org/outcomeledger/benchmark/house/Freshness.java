package org.outcomeledger.benchmark.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** How far impact-service is. */
public final class Freshness implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_NANOS = 50_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;

  public Freshness(House house) {
    URI freshness = house.uri(MeasuredService.IMPACT).resolve("/metrics/v1/freshness");
    request =
        HttpRequest.newBuilder(freshness)
            .header("Authorization", "Bearer " + house.auditorToken())
            .build();
  }

  /**
   * Events applied by {@code cube} and {@code projector}, all shards of both ledgers added up;
   * nothing while the service does not answer.
   */
  public Map<String, Long> applied() throws InterruptedException {
    Map<String, Long> applied = new TreeMap<>();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        for (JsonNode shard : JSON.readTree(response.body()).path("shards")) {
          applied.merge(shard.path("by").asText(), shard.path("position").asLong(), Long::sum);
        }
      }
    } catch (IOException e) {
      return Map.of(); // not listening yet
    }
    return applied;
  }

  /** Returns when both have applied so many. */
  public void await(long events) throws InterruptedException {
    long end = System.nanoTime() + 300_000_000_000L;
    while (!hasReached(applied(), events)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("impact-service is still not at " + events);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  static boolean hasReached(Map<String, Long> applied, long events) {
    return applied.size() == 2 && applied.values().stream().allMatch(it -> it == events);
  }

  @Override
  public void close() {
    http.close();
  }
}
