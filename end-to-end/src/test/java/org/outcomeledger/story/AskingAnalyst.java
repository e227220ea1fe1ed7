package org.outcomeledger.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An analyst who asks for figures all the time, of each replica in turn, and keeps the answers. */
final class AskingAnalyst {

  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Supplier<List<URI>> replicas;
  private final String analyst;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  /**
   * Of these replicas.
   *
   * @param replicas may be others each time, or none
   */
  AskingAnalyst(Supplier<List<URI>> replicas, String analyst) {
    this.replicas = replicas;
    this.analyst = analyst;
  }

  void askWhile(BooleanSupplier goesOn) throws InterruptedException {
    HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    for (int turn = 0; goesOn.getAsBoolean(); turn++) {
      List<URI> now = replicas.get();
      if (!now.isEmpty()) {
        answers.merge(ask(http, now.get(turn % now.size())), 1, Integer::sum);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private String ask(HttpClient http, URI replica) throws InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(replica.resolve("/metrics/v1/indicators/COM1/values?by=programme"))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + analyst)
            .build();
    try {
      return "" + http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return e.getClass().getName();
    }
  }

  /** How often there was which status, or why there was no answer. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }
}
