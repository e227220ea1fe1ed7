package org.outcomeledger.http;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Spans, in place of a collector that they are sent to, in the order in which they end. */
@ApplicationScoped
public class EndedSpans implements SpanExporter {

  /** Only a span that never comes takes so long. */
  private static final int LONGEST_WAIT_SECONDS = 20;

  private final BlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();

  /** The next one; null where none comes. */
  public SpanData next() throws InterruptedException {
    return ended.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Those that have ended and that nobody has taken. */
  public List<SpanData> all() {
    return List.copyOf(ended);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    ended.addAll(spans);
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
