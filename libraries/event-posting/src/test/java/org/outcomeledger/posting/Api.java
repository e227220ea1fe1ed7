package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** A service as one of its callers sees it: bytes in, bytes out. */
public record Api(URI address, HttpClient http, String token) {

  public static final String STRUCTURED = "application/cloudevents+json";
  public static final String BATCH = "application/cloudevents-batch+json";

  private static final JsonMapper JSON = new JsonMapper();

  public record Reply(int status, String mediaType, HttpResponse<String> response) {

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(response.body(), e);
      }
    }

    /** What became of each event of a batch. */
    public List<String> statuses() {
      var statuses = new ArrayList<String>();
      json().get("results").forEach(result -> statuses.add(result.get("status").textValue()));
      return statuses;
    }

    /** Where the event is kept, as shard and position. */
    public String place() {
      return json().get("shard") + ":" + json().get("position");
    }

    /** Every refusal is a problem: with a type that stays, a title, its status and what to do. */
    public Reply isProblem(int expected, String type) {
      assertThat(response.body()).isNotEmpty().doesNotContain("Exception", "\tat ");
      assertThat(mediaType).isEqualTo("application/problem+json");
      assertThat(DocumentedProblems.requireDocumented(json().get("type").textValue()))
          .isEqualTo("/problems/" + type);
      assertThat(json().get("title").textValue()).isNotBlank();
      assertThat(json().get("detail").textValue()).isNotBlank();
      assertThat(json().get("status").intValue()).isEqualTo(expected);
      assertThat(status).isEqualTo(expected);
      return this;
    }
  }

  /** The service at {@code address}, for a caller whose token the test settings hold. */
  public static Api of(URI address, Config settings, String caller) {
    return new Api(address, HttpClient.newHttpClient(), tokenOf(settings, caller));
  }

  /** The token that {@link PostingServers} gave a caller. */
  public static String tokenOf(Config settings, String caller) {
    return settings.getValue("token." + caller, String.class);
  }

  public Api as(String otherToken) {
    return new Api(address, http, otherToken);
  }

  public Reply post(String event) {
    return post("/events", STRUCTURED, event.getBytes(UTF_8));
  }

  public Reply postBatch(String query, String... events) {
    String body = "[" + String.join(",", events) + "]";
    return post("/events" + query, BATCH, body.getBytes(UTF_8));
  }

  public Reply post(String path, String mediaType, byte[] body) {
    return send(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  public Reply get(String path) {
    return send(request(path));
  }

  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(address.resolve(path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      String mediaType = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), mediaType, response);
    } catch (IOException e) {
      throw new AssertionError("No reply", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
