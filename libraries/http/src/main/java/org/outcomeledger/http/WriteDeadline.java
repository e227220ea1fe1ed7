package org.outcomeledger.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose reader does not take what was written to it: until then the answer fills
 * memory, and whoever makes it waits. The framework's idle timeout does not: it sees that nothing
 * moves, but closes a connection only once all that is waiting was written.
 */
@ApplicationScoped
class WriteDeadline {
  private static final String NAME = "write-deadline";

  private final Duration deadline;

  WriteDeadline(ServiceConfig config) {
    this.deadline = config.writeDeadline();
  }

  /** Only for who reads: what a platform gets that posts is little, and posting is to be quick. */
  void surround(@Observes Router router) {
    router.route().method(HttpMethod.GET).order(Integer.MIN_VALUE + 1).handler(this::watch);
  }

  private void watch(RoutingContext request) {
    if (request.request().connection() instanceof Http1xServerConnection connection) {
      ChannelPipeline pipeline = connection.channel().pipeline();
      if (pipeline.get(NAME) == null) {
        pipeline.addFirst(
            NAME, new WriteTimeoutHandler(deadline.toMillis(), TimeUnit.MILLISECONDS));
      }
    }
    request.next();
  }
}
