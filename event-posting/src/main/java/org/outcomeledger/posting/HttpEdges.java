package org.outcomeledger.posting;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What no resource ever sees, answered as a problem all the same. */
@ApplicationScoped
class HttpEdges {

  private static final int LONGEST_URI = 8192;

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(HttpEdges::requireSizes);
    router.route().order(Integer.MAX_VALUE).handler(request -> end(request, HttpProblem.of(404)));
    for (int status : new int[] {400, 404, 405, 406, 413, 415}) {
      router.errorHandler(status, request -> end(request, HttpProblem.of(status)));
    }
  }

  private static void requireSizes(RoutingContext request) {
    if (request.request().uri().length() > LONGEST_URI) {
      end(request, HttpProblem.of(414));
    } else if (announcedBytes(request) > Body.MOST_BYTES_READ) {
      request.response().putHeader("Connection", "close");
      request.response().endHandler(ended -> request.request().connection().close());
      end(request, Body.tooLarge().problem());
    } else {
      request.next();
    }
  }

  private static long announcedBytes(RoutingContext request) {
    String length = request.request().getHeader("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static void end(RoutingContext request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(io.vertx.core.buffer.Buffer.buffer(Replies.bytes(problem)));
  }
}
