package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * Vert.x takes one tracer, and {@link UnreadableRequests} is one: requests have their spans with
 * it, and what cannot be read is a problem with OpenTelemetry too.
 */
@QuarkusTest
class TracedRequestsTest {

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

  @Inject EndedSpans spans;

  @TestHTTPResource("/")
  URI address;

  @Test
  void aRequestHasItsSpanAndWhatCannotBeReadIsAProblem() throws Exception {
    assertThat(reply("Accept: text/plain")).startsWith("HTTP/1.1 200 ").contains("/problems/busy");
    assertThat(spans.next())
        .as("the span of the request")
        .isNotNull()
        .satisfies(span -> assertThat(span.getKind()).isEqualTo(SpanKind.SERVER))
        .satisfies(span -> assertThat(span.getName()).isEqualTo("GET /problems/{code}"))
        .satisfies(
            span ->
                assertThat(span.getAttributes().asMap().values().toString())
                    .contains("/problems/{code}")
                    .doesNotContain("/problems/busy", "127.0.0.1"));
    assertThat(reply("Content-Length: one"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"/problems/bad-request\"");
  }

  @Test
  void aMethodThatIsNoneIsWithheld() throws Exception {
    assertThat(reply("JEANNE", "Accept: text/plain")).startsWith("HTTP/1.1 405 ");
    SpanData span = spans.next();
    while (!"_OTHER".equals(span.getAttributes().get(METHOD))) {
      span = spans.next();
    }
    assertThat(span.getAttributes().asMap().values().toString())
        .contains("withheld")
        .doesNotContain("JEANNE");
  }

  private String reply(String header) throws IOException {
    return reply("GET", header);
  }

  private String reply(String method, String header) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          method + " /problems/busy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
      socket.getOutputStream().write((request + header + "\r\n\r\n").getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
