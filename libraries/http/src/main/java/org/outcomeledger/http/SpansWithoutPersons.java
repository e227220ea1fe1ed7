package org.outcomeledger.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes out of spans what may name a person before they go anywhere: the framework puts addresses
 * into them as they came, with a platform's reference to a learner in the path, and where the
 * caller sits. The route stays, which has parameters by their names.
 */
@Singleton
final class SpansWithoutPersons implements SpanProcessor {

  private static final String WITHHELD = "withheld";

  private static final List<AttributeKey<String>> AS_THEY_CAME =
      List.of(
          AttributeKey.stringKey("http.request.method_original"),
          AttributeKey.stringKey("url.path"),
          AttributeKey.stringKey("url.query"),
          AttributeKey.stringKey("url.full"),
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("network.peer.address"),
          AttributeKey.stringKey("server.address"),
          AttributeKey.stringKey("user_agent.original"));

  SpansWithoutPersons() {}

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> key : AS_THEY_CAME) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, WITHHELD);
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
