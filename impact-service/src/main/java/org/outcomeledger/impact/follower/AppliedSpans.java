package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.outcomeledger.http.TraceContext;

/**
 * Tells of the way from Kafka into a sink in the traces of the requests that posted events: when
 * the span ends in which the cube has applied them, figures count them. One span for each request
 * and batch of a shard, however many events it brought. What comes from the ledger itself, and not
 * by Kafka, has none.
 */
@Singleton
final class AppliedSpans {

  /** Whoever may write to the topic may write anything. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Tracer tracer;
  private final boolean off;

  @Inject
  AppliedSpans(
      OpenTelemetry openTelemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.tracer = openTelemetry.getTracer("org.outcomeledger.follower");
    this.off = off;
  }

  /**
   * A sink is as far as {@code shard} says, with what these records brought.
   *
   * @param before how far it was
   */
  void applied(
      String sink, FollowedShard shard, long before, List<ConsumerRecord<byte[], byte[]>> records) {
    if (off || shard.watermark().position() == before) {
      return;
    }
    records.stream()
        .filter(sent -> isApplied(shard, before, sent))
        .collect(groupingBy(sent -> header(sent, "traceparent").orElse(""), toList()))
        .forEach(
            (traceparent, sent) ->
                TraceContext.sampled(traceparent)
                    .ifPresent(parent -> tell(sink, shard, parent, sent)));
  }

  private static boolean isApplied(
      FollowedShard shard, long before, ConsumerRecord<byte[], byte[]> sent) {
    long position =
        header(sent, "ce_position")
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Long::parseLong)
            .orElse(0L);
    return position > before && position <= shard.watermark().position();
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> sent, String name) {
    Header header = sent.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  private void tell(
      String sink,
      FollowedShard shard,
      SpanContext parent,
      List<ConsumerRecord<byte[], byte[]>> applied) {
    tracer
        .spanBuilder("apply " + shard.ledger().topic())
        .setParent(Context.root().with(Span.wrap(parent)))
        .setSpanKind(SpanKind.CONSUMER)
        .setStartTimestamp(Instant.ofEpochMilli(applied.getFirst().timestamp()))
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", shard.ledger().topic())
        .setAttribute("messaging.destination.partition.id", Integer.toString(shard.shard()))
        .setAttribute("messaging.batch.message_count", applied.size())
        .setAttribute("outcome_ledger.follower", sink)
        .startSpan()
        .end();
  }
}
