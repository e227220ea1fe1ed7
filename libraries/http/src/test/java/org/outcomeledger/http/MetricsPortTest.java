package org.outcomeledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/**
 * Whoever may call a service finds no metrics on its port; whoever scrapes finds nothing else on
 * theirs.
 */
@QuarkusTest
@TestProfile(OwnMetricsPort.class)
class MetricsPortTest {

  @TestHTTPResource("/")
  URI service;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void metricsAreOnAPortOfTheirOwnAndHealthIsNot() throws Exception {
    assertThat(get(management, "/q/metrics"))
        .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(200))
        .satisfies(
            reply -> assertThat(reply.body()).contains("outcome_ledger_request_memory_bytes"));
    assertThat(get(service, "/q/metrics"))
        .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(404))
        .satisfies(reply -> assertThat(reply.body()).contains("/problems/not-found"));
    assertThat(get(service, "/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get(service, "/q/openapi").statusCode()).isEqualTo(200);
    assertThat(get(management, "/problems/busy").statusCode()).isEqualTo(404);
    assertThat(get(management, "/q/health/live").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(URI port, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(port.resolve(path)).build(), BodyHandlers.ofString());
  }
}
