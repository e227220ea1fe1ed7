package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EventCatalogue;

/**
 * What holds for the OpenAPI document of every service that platforms post to. Each mode's examples
 * are posted by a platform of their own, exactly as they stand and in their order, so that each is
 * accepted and none is a duplicate.
 */
public abstract class ApiDocumentContract {

  @TestHTTPResource("/")
  URI address;

  @Inject Config config;
  @Inject EventCatalogue<?> catalogue;

  @Test
  void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
    CommittedApi.mustSay(
        config.getValue("quarkus.application.name", String.class),
        as("platform-a").as(null).get("/q/openapi").response().body());
  }

  @Test
  void everyExampleCanBePostedAlone() {
    JsonNode examples = content().at("/application~1cloudevents+json/examples");
    assertThat(examples).hasSameSizeAs(catalogue.types());
    for (JsonNode example : examples) {
      var reply = as("platform-c").post(example.get("value").toString());
      assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
    }
  }

  /** As generated clients send it, whatever the body is. */
  @Test
  void oneEventMaySayThatItIsNotAtomic() {
    String event =
        content()
            .at("/application~1cloudevents+json/examples")
            .iterator()
            .next()
            .get("value")
            .toString();
    var reply =
        as("platform-b").post("/events?atomic=false", Api.STRUCTURED, event.getBytes(UTF_8));
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
  }

  @Test
  void problemsThatPassSayWhenToComeBack() {
    JsonNode responses =
        as("platform-a").get("/q/openapi?format=json").json().at("/paths/~1events/post/responses");
    for (String status : List.of("429", "503")) {
      assertThat(responses.path(status).path("headers").has("Retry-After")).as(status).isTrue();
    }
  }

  @Test
  void theExampleOfABatchCanBePosted() {
    JsonNode batch = content().at("/application~1cloudevents-batch+json/examples/batch/value");
    assertThat(batch).hasSameSizeAs(catalogue.types());
    var reply = as("platform-d").post("/events", Api.BATCH, batch.toString().getBytes(UTF_8));
    assertThat(reply.statuses()).as(reply.response().body()).containsOnly("accepted");
  }

  @Test
  void everyExampleCanBePostedInBinaryMode() {
    assumeTrue(
        content().has("application/json"), "Binary mode is not among what the document offers");
    for (JsonNode example : content().at("/application~1cloudevents+json/examples")) {
      JsonNode event = example.get("value");
      var request = as("platform-e").request("/events").header("Content-Type", "application/json");
      List.of("specversion", "type", "source", "id")
          .forEach(name -> request.header("ce-" + name, event.get(name).textValue()));
      var reply =
          as("platform-e")
              .send(request.POST(BodyPublishers.ofString(event.get("data").toString())));
      assertThat(reply.status()).as(reply.response().body()).isEqualTo(201);
    }
  }

  private JsonNode content() {
    return as("platform-a")
        .get("/q/openapi?format=json")
        .json()
        .at("/paths/~1events/post/requestBody/content");
  }

  private Api as(String platform) {
    return Api.of(address, config, platform);
  }
}
