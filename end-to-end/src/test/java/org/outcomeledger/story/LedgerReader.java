package org.outcomeledger.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one ledger as an auditor does: its heads, and its shards line by line through the replay
 * API.
 */
final class LedgerReader {

  /** How far a shard has come. */
  record Head(int shard, long position, String chain) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAGE = 50_000;

  private final URI service;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  LedgerReader(URI service, String token) {
    this.service = service;
    this.token = token;
  }

  List<Head> heads() {
    try (InputStream body = get("/ledger/heads")) {
      List<Head> heads = new ArrayList<>();
      for (JsonNode head : JSON.readTree(body).path("shards")) {
        heads.add(
            new Head(
                head.path("shard").asInt(),
                head.path("position").asLong(),
                head.path("chain").asText()));
      }
      return heads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ledger's incarnations in order: more than one where it was restored. */
  List<String> incarnations() {
    try (InputStream body = get("/ledger/incarnations")) {
      return JSON.readTree(body).path("incarnations").findValuesAsText("incarnation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of the shard, byte for byte, without its line feed, from position 1 to the end. */
  List<byte[]> lines(int shard) {
    List<byte[]> lines = new ArrayList<>();
    int before;
    do {
      before = lines.size();
      String page = "/ledger/" + shard + "/events?after=" + before + "&limit=" + PAGE;
      try (InputStream body = get(page)) {
        split(body.readAllBytes(), lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } while (lines.size() > before);
    return lines;
  }

  private static void split(byte[] body, List<byte[]> lines) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : body) {
      if (b == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    if (line.size() > 0) {
      throw new IllegalStateException("a replay was cut off in the middle of a line");
    }
  }

  private InputStream get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "HTTP "
                + response.statusCode()
                + " from "
                + request.uri()
                + ": "
                + new String(
                    response.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
