package org.outcomeledger.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no resource ever sees, answered as a problem all the same. */
@ApplicationScoped
class HttpEdges {

  private static final int LONGEST_URI = 8192;
  private static final int MOST_BYTES_OF_HEADERS = 32 << 10;
  private static final Pattern MEDIA_TYPE = Pattern.compile("[^\\s/;,]+/[^\\s/;,]+ *(;[^,]*)?");
  private static final Pattern COMMA = Pattern.compile(",");

  /** Of such a path the framework drops the rest: what is left may name another learner. */
  private static final Pattern PARTLY_READ = Pattern.compile("\\A[^?]*;|#");

  /** The framework makes each that is asked for, keeps it, and fails from the hundredth on. */
  private static final String GROUPS_OF_CHECKS = "/q/health/group";

  private final Vertx vertx;
  private final Duration bodyDeadline;
  private final BodyLimit bodyLimit;

  HttpEdges(Vertx vertx, ServiceConfig config, BodyLimit bodyLimit) {
    this.vertx = vertx;
    this.bodyDeadline = config.bodyDeadline();
    this.bodyLimit = bodyLimit;
  }

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::receive).failureHandler(HttpEdges::fail);
    router
        .route()
        .order(Integer.MAX_VALUE)
        .handler(request -> end(request, StatusProblems.of(404)));
    for (int status : new int[] {400, 404, 405, 406, 413, 415}) {
      router.errorHandler(status, request -> end(request, StatusProblems.of(status)));
    }
  }

  private void receive(RoutingContext request) {
    Optional<Problem> problem = problemOf(request.request());
    if (problem.isPresent()) {
      if (problem.get().status() == 405) {
        request.response().putHeader("Allow", "GET, HEAD");
      }
      endAndClose(request, problem.get());
      return;
    }
    IfNoneMatch.weaken(request.request().headers());
    long timer = vertx.setTimer(bodyDeadline.toMillis(), late -> requireWhole(request));
    request.addEndHandler(
        ended -> {
          vertx.cancelTimer(timer);
          if (ended.failed()) {
            refuseBroken(request);
          } else if (!request.request().isEnded()) {
            flush(request);
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
      end(request, StatusProblems.notHttp());
      connection.channel().flush();
    }
  }

  /** What is still to come of the request may end the connection, and the reply with it. */
  private static void flush(RoutingContext request) {
    if (request.request().connection() instanceof ConnectionBase connection) {
      connection.channel().flush();
    }
  }

  /**
   * A request that the router cannot take, such as one with a Host that is none; one whose caller
   * has left before the answer; one that fails in what the framework serves itself. The framework
   * would answer with a page of its own, and write the address, with whatever it names, to the log.
   */
  private static void fail(RoutingContext request) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.ended() || response.closed()) {
      request.request().connection().close();
    } else if (request.failure() instanceof VertxException && request.statusCode() == 400) {
      endAndClose(request, StatusProblems.notHttp());
    } else if (isOfFramework(request.request()) && request.failure() != null) {
      end(request, FrameworkProblems.defect(request.failure()));
    } else {
      request.next();
    }
  }

  private Optional<Problem> problemOf(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_URI) {
      return Optional.of(StatusProblems.of(414));
    }
    if (!isUri(request.uri())) {
      return Optional.of(StatusProblems.malformedUri());
    }
    if (PARTLY_READ.matcher(request.uri()).find()) {
      return Optional.of(StatusProblems.partlyReadPath());
    }
    if (!hasOneReading(request)) {
      return Optional.of(StatusProblems.notHttp());
    }
    if (isOfFramework(request) && request.path().startsWith(GROUPS_OF_CHECKS)) {
      return Optional.of(StatusProblems.of(404));
    }
    if (isReadWithBody(request)) {
      return Optional.of(StatusProblems.bodyOfRead());
    }
    if (isReadOnly(request)) {
      return Optional.of(StatusProblems.of(405));
    }
    String contentType = request.getHeader("Content-Type");
    if (!isMediaType(contentType) || (contentType != null && contentType.contains("*"))) {
      return Optional.of(StatusProblems.of(415));
    }
    if (!areMediaTypes(request.headers().getAll("Accept"))) {
      return Optional.of(StatusProblems.of(406));
    }
    if (bytesOfHeaders(request) > MOST_BYTES_OF_HEADERS) {
      return Optional.of(StatusProblems.of(431));
    }
    return announcedBytes(request)
            > (isAwaited(request) ? bodyLimit.most() : bodyLimit.mostReceived())
        ? Optional.of(bodyLimit.tooLarge())
        : Optional.empty();
  }

  /**
   * Whether everybody on the way takes it for the same message to the same host: where two may take
   * it differently, the one's body is the other's next request, or of another kind.
   */
  private static boolean hasOneReading(HttpServerRequest request) {
    List<String> codings = request.headers().getAll("Transfer-Encoding");
    List<String> lengths = request.headers().getAll("Content-Length");
    return request.headers().getAll("Host").size() <= 1
        && request.headers().getAll("Content-Type").size() <= 1
        && codings.stream().allMatch("chunked"::equalsIgnoreCase)
        && codings.size() + lengths.size() <= 1
        && (codings.isEmpty() || request.version() != HttpVersion.HTTP_1_0);
  }

  /** The framework decodes leniently what gets past here, and answers 500 where it cannot. */
  private static boolean isUri(String uri) {
    try {
      return PercentEncoding.decode(new URI(uri).toString()).isPresent();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The framework takes one that it cannot read for a defect of ours. */
  private static boolean isMediaType(String contentType) {
    return contentType == null || MEDIA_TYPE.matcher(contentType.strip()).matches();
  }

  /** Nobody reads it, so that what is wrong with it is found when the reply is on its way. */
  private static boolean isReadWithBody(HttpServerRequest request) {
    return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        && (request.headers().contains("Transfer-Encoding") || announcedBytes(request) > 0);
  }

  /** The framework serves what it has to say of a service whatever the method is. */
  private static boolean isReadOnly(HttpServerRequest request) {
    return isOfFramework(request)
        && !request.method().equals(HttpMethod.GET)
        && !request.method().equals(HttpMethod.HEAD);
  }

  private static boolean isOfFramework(HttpServerRequest request) {
    return request.path() != null && request.path().startsWith("/q/");
  }

  private static boolean areMediaTypes(List<String> accept) {
    return accept.stream()
        .flatMap(COMMA::splitAsStream)
        .map(String::strip)
        .allMatch(type -> type.startsWith("*;") || type.equals("*") || isMediaType(type));
  }

  private static long bytesOfHeaders(HttpServerRequest request) {
    long bytes = 0;
    for (var header : request.headers()) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }

  /** Whoever sends the body only once it is asked for need not be heard to the end. */
  private static boolean isAwaited(HttpServerRequest request) {
    return request.headers().contains("Expect", "100-continue", true);
  }

  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static void requireWhole(RoutingContext request) {
    if (!request.request().isEnded() && !request.response().headWritten()) {
      endAndClose(request, StatusProblems.of(408));
    }
  }

  /** What may still come on this connection is not worth reading. */
  private static void endAndClose(RoutingContext request, Problem problem) {
    HttpConnection connection = request.request().connection();
    if (connection instanceof ConnectionBase reached) {
      LingeringClose.of(reached.channel());
    }
    request.response().putHeader("Connection", "close");
    // Beside the others who wait for the end: a response has one handler of its own, which is
    // theirs.
    request.addEndHandler(ended -> connection.close());
    end(request, problem);
  }

  private static void end(RoutingContext request, Problem problem) {
    Replies.end(request.response(), problem);
  }
}
