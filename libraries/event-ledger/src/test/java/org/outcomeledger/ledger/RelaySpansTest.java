package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.LedgerEntry;

class RelaySpansTest {

  private static final AttributeKey<Long> EVENTS =
      AttributeKey.longKey("messaging.batch.message_count");
  private static final Instant RECORDED = Instant.parse("2026-11-30T12:00:00Z");
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ONE = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String OTHER = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String NOT_KEPT = "00-" + TRACE + "-53995c3f42cd8ad8-00";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .build();

  @Test
  void eachRequestOfWhichTheTraceIsKeptHasOneSpanASending() {
    List<StoredEvent> sent =
        Stream.of(ONE, OTHER, NOT_KEPT, ONE, null).map(RelaySpansTest::event).toList();
    new RelaySpans(openTelemetry, false).acknowledged("some-events", sent);

    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::getParentSpanId)
        .containsExactly("00f067aa0ba902b7", "b7ad6b7169203331");
    assertThat(spans.getFinishedSpanItems())
        .extracting(it -> it.getAttributes().get(EVENTS))
        .containsExactly(2L, 1L);
    assertThat(spans.getFinishedSpanItems())
        .allSatisfy(it -> assertThat(it.getTraceId()).isEqualTo(TRACE))
        .allSatisfy(
            it ->
                assertThat(it.getStartEpochNanos())
                    .isEqualTo(RECORDED.getEpochSecond() * 1_000_000_000));
  }

  @Test
  void whereTracesAreOffNothingIsTold() {
    new RelaySpans(openTelemetry, true).acknowledged("some-events", List.of(event(ONE)));
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  private static StoredEvent event(String traceparent) {
    byte[] none = {};
    var content =
        new LedgerEntry.Content(
            none, "p", new UUID(0, 1), "t", "id", "source", null, RECORDED, none);
    return new StoredEvent(new LedgerEntry(new UUID(0, 2), 0, 1, none, none, content), traceparent);
  }
}
