package org.outcomeledger.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a server answered; of a stream, which has no end, no body. */
record Reply(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Reply to(HttpRequest.Builder request) {
    return to(HTTP, request);
  }

  static Reply to(HttpClient http, HttpRequest.Builder request) {
    try {
      var reply =
          http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofInputStream());
      try (var body = reply.body()) {
        boolean stream =
            reply.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        String text = stream ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(reply.statusCode(), reply.headers(), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  /** The code of the problem that it is; {@code yes} where it is none of the caller's token. */
  String problem() {
    return status == 401 || status == 403 || status == 503
        ? json().required("type").textValue().replace("/problems/", "")
        : "yes";
  }
}
