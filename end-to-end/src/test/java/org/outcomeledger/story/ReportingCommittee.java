package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

/** A committee that freezes reports at an installation, and gives a stranger what they ask for. */
final class ReportingCommittee {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Installation installation;
  private final HttpClient http = HttpClient.newHttpClient();

  ReportingCommittee(Installation installation) {
    this.installation = installation;
  }

  /** A report of all that the ledgers have now; its id. */
  String freeze(String title) throws Exception {
    return post("/reports/v1", "{\"title\":\"%s\",\"asOf\":\"2026-06-30\"}".formatted(title))
        .path("id")
        .asText();
  }

  JsonNode read(String id) throws Exception {
    return JSON.readTree(get("/reports/v1/" + id, installation.committeeToken()));
  }

  /** Writes {@code NAME.json} and {@code NAME-exact.json} for a stranger. */
  void give(StrangersFolder stranger, String id, String name) throws Exception {
    String path = "/reports/v1/" + id;
    Files.write(stranger.file(name + ".json"), get(path, installation.committeeToken()));
    Files.write(
        stranger.file(name + "-exact.json"), get(path + "/exact", installation.committeeToken()));
  }

  JsonNode post(String path, String body) throws Exception {
    return post(path, body, installation.committeeToken());
  }

  JsonNode post(String path, String body, String token) throws Exception {
    HttpRequest.Builder request = request(path, token);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return JSON.readTree(send(request.POST(BodyPublishers.ofString(body)).build()));
  }

  /** What somebody with this token is answered; everybody, where it is empty. */
  byte[] get(String path, String token) throws Exception {
    return send(request(path, token).build());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(installation.uri(PackagedService.IMPACT).resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest request) throws Exception {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isIn(200, 201);
    return response.body();
  }
}
