package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What no resource ever sees, answered as a problem all the same. */
@ApplicationScoped
class HttpEdges {
  private static final int LONGEST_URI = 8192;
  private static final int LARGEST_HEADERS = 32 << 10;

  private static final JsonMapper JSON = new JsonMapper();

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::receive);
    router.errorHandler(400, request -> endAndClose(request, notHttp())); // no Host
  }

  private void receive(RoutingContext request) {
    problemOf(request.request())
        .ifPresentOrElse(it -> endAndClose(request, it), () -> takeIn(request));
  }

  private static void takeIn(RoutingContext request) {
    request.addEndHandler(
        ended -> {
          if (ended.failed()) {
            refuseBroken(request);
          }
        });
    request.next();
  }

  /**
   * The server closes the connection without a word where a body's own lengths are wrong, and at
   * once: what is to be heard before that has to be on its way by then.
   */
  private static void refuseBroken(RoutingContext request) {
    var response = request.response();
    if (request.request().connection() instanceof Http1xServerConnection connection
        && !response.headWritten()
        && !response.closed()) {
      response.putHeader("Connection", "close");
      end(request, notHttp());
      connection.channel().flush();
    }
  }

  private static Optional<Problem> problemOf(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_URI) {
      return Optional.of(uriTooLong());
    }
    if (!isUri(request.uri())) {
      return Optional.of(
          Problem.of(
              400,
              "malformed-uri",
              "The address is not a URI",
              "Write every character beyond RFC 3986 as percent-encoded UTF-8."));
    }
    if (announcedBytes(request) > StrictJson.MOST_BYTES) {
      return Optional.of(StrictJson.tooLarge());
    }
    long headers = 0;
    for (var header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length();
    }
    return headers <= LARGEST_HEADERS ? Optional.empty() : Optional.of(headersTooLarge());
  }

  static Problem uriTooLong() {
    return Problem.of(414, "uri-too-long", "The address is too long", "At most 8,192 characters.");
  }

  static Problem headersTooLarge() {
    return Problem.of(
        431, "headers-too-large", "The headers are too large", "At most 32 KiB together.");
  }

  static Problem notHttp() {
    return Problem.of(
        400,
        "bad-request",
        "Bad Request",
        "It is not HTTP/1.1: look at its first line, its headers, and the lengths that it"
            + " announces.");
  }

  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean isUri(String uri) {
    try {
      return !new URI(uri).toString().isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A body that may still come is not worth reading. */
  private static void endAndClose(RoutingContext request, Problem problem) {
    request.response().putHeader("Connection", "close");
    request.response().endHandler(ended -> request.request().connection().close());
    end(request, problem);
  }

  private static void end(RoutingContext request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(bytes(problem));
  }

  static Buffer bytes(Problem problem) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(problem));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
