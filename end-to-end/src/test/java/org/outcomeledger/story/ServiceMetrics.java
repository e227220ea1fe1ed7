package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What a service's {@code /q/metrics} says at one moment. */
final class ServiceMetrics {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<String> lines;

  private ServiceMetrics(List<String> lines) {
    this.lines = lines;
  }

  static ServiceMetrics of(HttpClient http, URI service) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/metrics"))
            .timeout(LIMIT)
            .header("Accept", "text/plain")
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("HTTP " + answer.statusCode() + " from " + request.uri());
      }
      return new ServiceMetrics(answer.body().lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The largest value of all series of this name; not a number where there is none. */
  double largest(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
  }
}
