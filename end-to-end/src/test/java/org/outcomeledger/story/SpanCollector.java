package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** An OpenTelemetry collector: keeps the spans that services send it by OTLP over HTTP. */
final class SpanCollector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * A span, and who sent it.
   *
   * @param service the name of its module
   */
  record Told(String service, Span span) {

    String name() {
      return span.getName();
    }

    String trace() {
      return hex(span.getTraceId());
    }

    String id() {
      return hex(span.getSpanId());
    }

    String parent() {
      return hex(span.getParentSpanId());
    }

    String attribute(String key) {
      return value(span.getAttributesList(), key);
    }

    private static String hex(ByteString id) {
      return HexFormat.of().formatHex(id.toByteArray());
    }

    private static String value(List<KeyValue> attributes, String key) {
      return attributes.stream()
          .filter(it -> it.getKey().equals(key))
          .map(it -> it.getValue().getStringValue())
          .findFirst()
          .orElse("");
    }
  }

  private final HttpServer server;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();

  SpanCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  /** What a service is told to send its spans here, by the names of environment variables. */
  Map<String, String> settings() {
    return Map.of(
        "QUARKUS_OTEL_SDK_DISABLED", "false",
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort(),
        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      request.getResourceSpansList().forEach(this::keep);
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void keep(ResourceSpans resource) {
    String service = Told.value(resource.getResource().getAttributesList(), "service.name");
    resource
        .getScopeSpansList()
        .forEach(scope -> scope.getSpansList().forEach(it -> told.add(new Told(service, it))));
  }

  /** The spans of a trace that have come by now. */
  List<Told> of(String trace) {
    return told.stream().filter(it -> it.trace().equals(trace)).toList();
  }

  /** The spans of this name in a trace, once there are so many. */
  List<Told> await(String trace, String name, int number) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(of(trace))
                    .extracting(Told::name)
                    .as("%s", of(trace))
                    .filteredOn(name::equals)
                    .hasSizeGreaterThanOrEqualTo(number));
    return of(trace).stream().filter(it -> it.name().equals(name)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
