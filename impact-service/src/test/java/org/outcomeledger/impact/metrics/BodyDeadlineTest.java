package org.outcomeledger.impact.metrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who stops in the middle holds a connection no longer than the deadline. */
@QuarkusTest
@TestProfile(BodyDeadlineTest.SoonOver.class)
@QuarkusTestResource(ImpactServers.class)
class BodyDeadlineTest {

  /** Nothing here waits for so long: a reply that never comes fails its test and does not hang. */
  private static final int LONGEST_WAIT_MILLIS = 30_000;

  @TestHTTPResource("/metrics/v1/measures")
  URI measures;

  @Inject Config config;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{\"name\":",
        "Content-Length: 100\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"n\r\n"
      })
  void aMeasureThatDoesNotArriveWholeIsAProblemAndTheConnectionIsClosed(String part)
      throws IOException {
    assertThat(said(head() + part))
        .startsWith("HTTP/1.1 408 ")
        .containsIgnoringCase("\r\ncontent-type: application/problem+json")
        .contains("\"type\":\"/problems/request-timeout\"", "\"status\":408");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\n",
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\na: ",
        "G"
      })
  void aHeadThatDoesNotArriveWholeIsAProblemAndTheConnectionIsClosed(String part)
      throws IOException {
    assertThat(said(part))
        .startsWith("HTTP/1.1 408 ")
        .containsIgnoringCase("\r\ncontent-type: application/problem+json")
        .contains("\"type\":\"/problems/request-timeout\"", "\"status\":408");
  }

  @Test
  void aConnectionOnWhichNothingIsSaidIsClosed() throws IOException {
    assertThat(said("")).isEmpty();
  }

  @Test
  void aSecondHeadThatDoesNotArriveEndsTheConnectionWithoutAReplyToNoRequest() throws IOException {
    try (var socket = new Socket(measures.getHost(), measures.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      String whole = "GET /problems/busy HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.getOutputStream().write("GET /problems".getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .contains("/problems/busy")
          .doesNotContain(" 408 ");
    }
  }

  private String said(String request) throws IOException {
    try (var socket = new Socket(measures.getHost(), measures.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String head() {
    return "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
        .formatted(measures.getPath(), config.getValue("token.committee", String.class));
  }

  /** A deadline that a test can wait for. */
  public static class SoonOver implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("outcome-ledger.body-deadline", "2s", "outcome-ledger.head-deadline", "2s");
    }
  }
}
