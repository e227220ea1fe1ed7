package org.outcomeledger.http;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Ends a connection whose reader does not take what was written to it: until then the answer fills
 * memory, and whoever makes it waits. The framework's idle timeout does not: it sees that nothing
 * moves, but closes a connection only once all that is waiting was written.
 */
@ApplicationScoped
class WriteDeadline {
  private final Duration deadline;

  WriteDeadline(ServiceConfig config) {
    this.deadline = config.writeDeadline();
  }

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE + 1).handler(this::watch);
  }

  private void watch(RoutingContext request) {
    if (request.request().connection() instanceof Http1xServerConnection connection) {
      ChannelPipeline pipeline = connection.channel().pipeline();
      if (pipeline.get(UnreadPieces.class) == null) {
        pipeline.addFirst(new UnreadPieces(deadline));
      }
    }
    request.next();
  }
}
