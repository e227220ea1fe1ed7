package org.outcomeledger.verifier;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The calls of a writing service that auditors need. What is not answered whole is asked again a
 * few times, and so is what a busy service refused.
 */
final class ReplayCalls {

  private static final int ATTEMPTS = 4;
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final Set<Integer> ASK_AGAIN = Set.of(429, 503);

  private final String service;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ReplayCalls(URI service, String token) {
    this.service = service.toString().replaceAll("/+$", "");
    this.token = token;
  }

  /** How far every shard has come now, and of which ledger. */
  JsonNode heads() throws IOException {
    return DocumentJson.MAPPER.readTree(get("/ledger/heads"));
  }

  /** The keys of the signed heads, as they are served. */
  byte[] keys() throws IOException {
    return get("/ledger/heads/keys");
  }

  /** The last signed head, without a line feed; none in the first minute of a ledger. */
  Optional<byte[]> signedHead() throws IOException {
    HttpResponse<byte[]> answer = answered("/ledger/heads/signed");
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(body(answer));
  }

  /** The entries of a shard behind a position, a line each. */
  byte[] entries(int shard, long after, int limit) throws IOException {
    return get("/ledger/%d/events?after=%d&limit=%d".formatted(shard, after, limit));
  }

  private byte[] get(String path) throws IOException {
    return body(answered(path));
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    throw new IOException(
        "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), problem(answer)));
  }

  private static String problem(HttpResponse<byte[]> answer) throws IOException {
    String hint =
        switch (answer.statusCode()) {
          case 401 -> "the token is not accepted; it may have expired. ";
          case 403 -> "the token needs the role ledger:read. ";
          default -> "";
        };
    try {
      JsonNode said = DocumentJson.MAPPER.readTree(answer.body());
      return hint + said.path("title").asText() + " " + said.path("detail").asText();
    } catch (JacksonException e) {
      return hint + "no ledger answers there";
    }
  }

  private HttpResponse<byte[]> answered(String path) throws IOException {
    URI address = URI.create(service + path);
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<byte[]> answer = once(address);
        if (!ASK_AGAIN.contains(answer.statusCode()) || attempt == ATTEMPTS) {
          return answer;
        }
        pause(retryAfter(answer).orElse(attempt));
      } catch (IOException e) {
        if (attempt == ATTEMPTS || e instanceof InterruptedIOException) {
          throw new IOException("%s does not answer: %s".formatted(address, Reason.of(e)), e);
        }
        pause(attempt);
      }
    }
  }

  private HttpResponse<byte[]> once(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + ANSWER_LIMIT.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new IOException(Reason.of(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Optional<Integer> retryAfter(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(it -> it.matches("[0-9]{1,2}"))
        .map(Integer::valueOf);
  }

  private static void pause(int seconds) throws IOException {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
