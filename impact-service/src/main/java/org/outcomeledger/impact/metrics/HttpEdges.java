package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
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

  private final ObjectMapper json;

  HttpEdges(ObjectMapper json) {
    this.json = json;
  }

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::receive);
  }

  private void receive(RoutingContext request) {
    problemOf(request.request()).ifPresentOrElse(it -> end(request, it), request::next);
  }

  private static Optional<Problem> problemOf(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_URI) {
      return Optional.of(
          Problem.of(414, "uri-too-long", "The address is too long", "At most 8,192 characters."));
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
    return headers <= LARGEST_HEADERS
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                431, "headers-too-large", "The headers are too large", "At most 32 KiB together."));
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
  private void end(RoutingContext request, Problem problem) {
    request.response().putHeader("Connection", "close");
    request.response().endHandler(ended -> request.request().connection().close());
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(bytes(problem));
  }

  private Buffer bytes(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
