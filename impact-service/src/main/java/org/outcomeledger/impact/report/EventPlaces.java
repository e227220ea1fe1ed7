package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * Asks the writing services where an event is that a platform names: they alone have the secret
 * that makes its pseudonym. They are asked with the platform's own token, so that nobody is told of
 * another's events. Blocks.
 */
@Singleton
final class EventPlaces {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ImpactConfig.Ledgers ledgers;

  EventPlaces(ImpactConfig config) {
    this.ledgers = config.ledgers();
  }

  /**
   * Where it is. An event of each ledger may bear the same source and id: then that of enrollments.
   *
   * @param authorization the caller's own
   * @throws Refusal if no ledger has it, or one of them does not say
   */
  Position of(String source, String id, String authorization) {
    String query = "/events/place?source=" + encoded(source) + "&id=" + encoded(id);
    var enrollment = ask(LedgerName.ENROLLMENT, ledgers.enrollmentUrl(), query, authorization);
    var outcome = ask(LedgerName.OUTCOME, ledgers.outcomeUrl(), query, authorization);
    return join(enrollment).or(() -> join(outcome)).orElseThrow(Receipts::none);
  }

  private CompletableFuture<Optional<Position>> ask(
      LedgerName ledger, URI service, String query, String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + query))
            .header("Authorization", authorization)
            .timeout(TIMEOUT)
            .build();
    return http.sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(it -> place(ledger, it.statusCode(), it.body()));
  }

  /** A path that a service does not know is answered with 404 too. */
  private static Optional<Position> place(LedgerName ledger, int status, byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      if (status == 404 && answer.path("type").asText().endsWith("/unknown-event")) {
        return Optional.empty();
      }
      if (status == 200) {
        return Optional.of(
            new Position(
                ledger,
                answer.required("shard").intValue(),
                answer.required("position").longValue()));
      }
      throw new ReceiptUnavailable(new IOException("GET /events/place answered " + status));
    } catch (IOException | IllegalArgumentException e) {
      throw new ReceiptUnavailable(e);
    }
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal
          ? refusal
          : new ReceiptUnavailable(e.getCause());
    } catch (TimeoutException e) {
      throw new ReceiptUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReceiptUnavailable(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
