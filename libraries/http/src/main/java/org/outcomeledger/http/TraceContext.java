package org.outcomeledger.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** W3C trace contexts: what a caller's call, and what is made of it elsewhere, are parts of. */
public final class TraceContext {

  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  private TraceContext() {}

  /**
   * The {@code traceparent} to hand on: of the request's own span; without one the caller's if it
   * is valid, else one that begins here, unsampled.
   */
  public static String continuing(String received) {
    SpanContext own = Span.current().getSpanContext();
    if (own.isValid()) {
      return text(own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
    }
    if (received != null && VALID.matcher(received).matches()) {
      return received;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // The lowest bit is set because a trace id or span id of zeros is not one.
    return text(
        "%016x%016x".formatted(random.nextLong(), random.nextLong() | 1),
        "%016x".formatted(random.nextLong() | 1),
        TraceFlags.getDefault().asHex());
  }

  private static String text(String trace, String span, String flags) {
    return "00-" + trace + "-" + span + "-" + flags;
  }

  /** What a {@code traceparent} names, where it is valid and its trace is kept. */
  public static Optional<SpanContext> sampled(String traceparent) {
    Matcher parts = VALID.matcher(traceparent);
    return parts.matches()
        ? Optional.of(
                SpanContext.createFromRemoteParent(
                    parts.group(1),
                    parts.group(2),
                    TraceFlags.fromHex(parts.group(3), 0),
                    TraceState.getDefault()))
            .filter(SpanContext::isSampled)
        : Optional.empty();
  }
}
