package org.outcomeledger.http;

import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves no request that waited behind another one while their connection was closed: nobody reads
 * its reply, and the server would not tell whoever writes it, who would wait for a reader for ever.
 */
@ApplicationScoped
class PipelinedRequests {

  /** Before all others. */
  void surround(@Observes @Priority(1) Router router) {
    router.route().order(Integer.MIN_VALUE).handler(PipelinedRequests::receive);
  }

  private static void receive(RoutingContext request) {
    if (!(request.request().connection() instanceof ConnectionBase connection)
        || connection.channel().isActive()) {
      request.next();
    }
  }
}
