package org.outcomeledger.local.learning;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * HTTP as a well-behaved caller does it: on 429, 503 or a lost connection it waits, as long as it
 * was asked to, and sends the same again, for ever. So only what may be sent twice is sent so.
 */
public final class RetriedCalls {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Any answer but those that ask for another try. */
  public HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    Duration pause = Duration.ofMillis(200);
    while (true) {
      Duration asked = pause;
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 429 && response.statusCode() != 503) {
          return response;
        }
        asked = retryAfter(response).orElse(pause);
      } catch (IOException e) {
        asked = pause; // away, or cut off before it answered
      }
      Thread.sleep(asked.plus(pause));
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
