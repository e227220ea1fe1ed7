package org.outcomeledger.impact.metrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a plain socket, for no client library sends what is tried here. */
@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class ImpactHttpEdgesTest {
  private static final String VALUES = "/metrics/v1/indicators/COM1/values";

  @TestHTTPResource("/")
  URI address;

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUES + "?by=%",
        VALUES + "?by=%zz",
        "/%",
        "/a|b",
        "/metrics/%e",
        "/metrics/v1/freshness;x"
      })
  void aMalformedAddressIsAProblem(String path) throws IOException {
    isProblem(get(path, ""), 400, "malformed-uri");
  }

  @Test
  void anAddressThatIsTooLongIsAProblem() throws IOException {
    isProblem(get("/" + "x".repeat(8192), ""), 414, "uri-too-long");
    isProblem(get("/" + "x".repeat(1_000_000), ""), 414, "uri-too-long");
    isProblem(get("/" + "x".repeat(1_050_000), ""), 414, "uri-too-long");
  }

  @Test
  void headersThatAreTooLargeAreAProblem() throws IOException {
    isProblem(get(VALUES, "x: " + "y".repeat(40_000) + "\r\n"), 431, "headers-too-large");
    isProblem(get(VALUES, "x: " + "y".repeat(1_050_000) + "\r\n"), 431, "headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n",
        "GET /nothing HTTP/9.9\r\n",
        "GET /nothing HTTP/1.1\r\na: b\u0000c\r\n",
        "GET /nothing HTTP/1.1\r\n\r\n",
        "POST /metrics/v1/measures HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n"
      })
  void whatIsNotHttpIsAProblem(String request) throws IOException {
    isProblem(exchange(request), 400, "bad-request");
  }

  /** What the last two lines that are sent are to a body: no length of a chunk. */
  @Test
  void aBodyWhoseLengthsAreWrongIsAProblem() throws IOException {
    String token = ConfigProvider.getConfig().getValue("token.committee", String.class);
    String head =
        "POST /metrics/v1/measures HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
    isProblem(exchange(head), 400, "bad-request");
  }

  @Test
  void whatIsNotThereOrNotAllowedIsAProblem() throws IOException {
    isProblem(get("/nothing", ""), 404, "not-found");
    isProblem(get("/page.html", ""), 404, "not-found");
    String notAllowed = exchange("POST " + VALUES + " HTTP/1.1\r\nContent-Length: 0\r\n");
    isProblem(notAllowed, 405, "method-not-allowed");
    assertThat(notAllowed).containsIgnoringCase("\r\nallow: GET, HEAD\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUES,
        "/metrics/v1/indicators",
        "/metrics/v1/indicators/COM4/curve",
        "/metrics/v1/indicators/COM1/export",
        "/metrics/v1/indicators/MSR/values",
        "/metrics/v1/indicators/MSR/curve",
        "/metrics/v1/indicators/MSR/export",
        "/metrics/v1/stream",
        "/metrics/v1/quality",
        "/metrics/v1/freshness",
        "/metrics/v1/measures",
        "/metrics/v1/measures/a/2025-01-01/2025-12-31/1",
        "/problems/busy"
      })
  void aParameterThatACallDoesNotHaveIsAProblem(String path) throws IOException {
    isProblem(get(path + "?nonsense=1", authorization()), 400, "unknown-parameter");
  }

  @Test
  void aMeasureThatIsEnteredHasNoParametersAndIsNotEncoded() throws IOException {
    String entry = "Content-Type: application/json\r\nContent-Length: 0\r\n" + authorization();
    String path = "POST /metrics/v1/measures";
    isProblem(exchange(path + "?x=1 HTTP/1.1\r\n" + entry), 400, "unknown-parameter");
    String encoded = exchange(path + " HTTP/1.1\r\nContent-Encoding: gzip\r\n" + entry);
    isProblem(encoded, 415, "unsupported-media-type");
    assertThat(encoded).containsIgnoringCase("\r\naccept-encoding: identity\r\n");
  }

  @Test
  void whatIsOnlyReadCannotBePut() throws IOException {
    String put = exchange("PUT /q/openapi HTTP/1.1\r\nContent-Length: 0\r\n");
    isProblem(put, 405, "method-not-allowed");
    assertThat(put).containsIgnoringCase("\r\nallow: GET, HEAD\r\n");
  }

  private static String authorization() {
    return "Authorization: Bearer "
        + ConfigProvider.getConfig().getValue("token.committee", String.class)
        + "\r\n";
  }

  /** Java's own client offers it on every plain connection. */
  @Test
  void anOfferToGoOnInHttp2IsPassedOver() throws IOException {
    String settings = "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n";
    String offer = "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n" + settings;
    isProblem(get("/nothing", offer), 404, "not-found");
  }

  private static void isProblem(String reply, int status, String type) {
    assertThat(reply)
        .matches("(?s)HTTP/\\d\\.\\d " + status + " .*")
        .containsIgnoringCase("\r\ncontent-type: application/problem+json")
        .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status);
  }

  private String get(String path, String headers) throws IOException {
    return exchange("GET " + path + " HTTP/1.1\r\n" + headers);
  }

  private String exchange(String request) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write((request + "Host: x\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
