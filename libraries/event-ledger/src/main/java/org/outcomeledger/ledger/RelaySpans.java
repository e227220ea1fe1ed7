package org.outcomeledger.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.outcomeledger.http.TraceContext;

/**
 * Tells of the way to Kafka in the traces of the requests that posted events: from when they were
 * recorded until they were acknowledged. One span for each request and sending, however many events
 * it brought.
 */
@Singleton
final class RelaySpans {

  private final Tracer tracer;
  private final boolean off;

  @Inject
  RelaySpans(
      OpenTelemetry openTelemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.tracer = openTelemetry.getTracer("org.outcomeledger.relay");
    this.off = off;
  }

  /** These events are in Kafka. */
  void acknowledged(String topic, List<StoredEvent> events) {
    if (off) {
      return;
    }
    events.stream()
        .filter(event -> event.traceparent() != null)
        .collect(groupingBy(StoredEvent::traceparent, LinkedHashMap::new, toList()))
        .forEach(
            (traceparent, sent) ->
                TraceContext.sampled(traceparent).ifPresent(parent -> tell(topic, parent, sent)));
  }

  private void tell(String topic, SpanContext parent, List<StoredEvent> sent) {
    tracer
        .spanBuilder("publish " + topic)
        .setParent(Context.root().with(Span.wrap(parent)))
        .setSpanKind(SpanKind.PRODUCER)
        .setStartTimestamp(sent.getFirst().entry().content().recordedAt())
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", topic)
        .setAttribute("messaging.batch.message_count", sent.size())
        .startSpan()
        .end();
  }
}
