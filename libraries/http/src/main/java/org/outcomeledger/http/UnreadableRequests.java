package org.outcomeledger.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What cannot be read as HTTP, answered as a problem: the server would answer by itself, with an
 * empty body.
 *
 * <p>Such a request reaches no router, and the server on which a handler of it could be set is out
 * of reach: the framework creates it and gives no access. But a tracer is shown every request
 * before the server looks for its handler, and a request knows its connection. The same onlooker
 * takes a caller's {@code tracestate} away, which may hold any text and would go with every span.
 */
public final class UnreadableRequests implements VertxServiceProvider {

  /** A tracer that is there already, such as OpenTelemetry's, goes on: ours only looks on. */
  @Override
  public void init(VertxBuilder builder) {
    VertxTracer<?, ?> there = builder.tracer();
    VertxTracer<?, ?> tracer = there == null ? new VertxTracer<Void, Void>() {} : there;
    builder.tracer(new Onlooker<>(tracer));
  }

  private record Onlooker<I, O>(VertxTracer<I, O> tracer) implements VertxTracer<I, O> {

    @Override
    public <R> I receiveRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R received,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<R> tags) {
      if (received instanceof HttpServerRequest request) {
        request.headers().remove("tracestate");
        lookAt(request);
      }
      return tracer.receiveRequest(context, kind, policy, received, operation, headers, tags);
    }

    private static void lookAt(HttpServerRequest request) {
      if (request.connection() instanceof Http1xServerConnection connection
          && (request.decoderResult().isFailure()
              || request.version() == null
              || !isAddress(request.uri()))) {
        connection.handler(UnreadableRequests::refuse);
        connection.invalidRequestHandler(UnreadableRequests::refuse);
      }
    }

    @Override
    public <R> void sendResponse(
        Context context, R response, I span, Throwable failure, TagExtractor<R> tags) {
      tracer.sendResponse(context, response, span, failure, tags);
    }

    @Override
    public <R> O sendRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        BiConsumer<String, String> headers,
        TagExtractor<R> tags) {
      return tracer.sendRequest(context, kind, policy, request, operation, headers, tags);
    }

    @Override
    public <R> void receiveResponse(
        Context context, R response, O span, Throwable failure, TagExtractor<R> tags) {
      tracer.receiveResponse(context, response, span, failure, tags);
    }

    @Override
    public void close() {
      tracer.close();
    }
  }

  /** A router takes a path, or a whole address; to {@code OPTIONS *} it has nothing to say. */
  private static boolean isAddress(String uri) {
    return uri.startsWith("/") || uri.contains("://");
  }

  /** Where the next request would begin is not known: the connection ends with this one. */
  private static void refuse(HttpServerRequest request) {
    Problem problem =
        request.decoderResult().isFailure() || request.version() == null
            ? problemOf(request.decoderResult().cause())
            : StatusProblems.of(404);
    Replies.end(request.response().putHeader("Connection", "close"), problem);
    LingeringClose.of(((Http1xServerConnection) request.connection()).channel());
    request.connection().close();
  }

  private static Problem problemOf(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException tooLong -> StatusProblems.of(414);
      case TooLongHttpHeaderException tooLarge -> StatusProblems.of(431);
      case null, default -> StatusProblems.notHttp();
    };
  }
}
