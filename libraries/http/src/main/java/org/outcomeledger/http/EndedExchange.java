package org.outcomeledger.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When an exchange is over: its reply has ended, or its connection is closed. The server does not
 * tell of every end: where a stream's event cannot be written, the framework resets the reply, and
 * the end handlers of a reply that was reset are never called, not even when its connection closes.
 * So the connection is asked, too.
 */
public final class EndedExchange {

  private EndedExchange() {}

  /** Runs this once when the exchange is over; at once where it is. */
  public static void then(RoutingContext request, Runnable end) {
    var isOver = new AtomicBoolean();
    Runnable once =
        () -> {
          if (isOver.compareAndSet(false, true)) {
            end.run();
          }
        };
    request.addEndHandler(ended -> once.run());
    whenClosed(request, once);
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      once.run();
    }
  }

  /** A connection outlives many exchanges, and keeps nothing of those that are over. */
  private static void whenClosed(RoutingContext request, Runnable then) {
    if (request.request().connection() instanceof ConnectionBase connection) {
      ChannelFuture closed = connection.channel().closeFuture();
      ChannelFutureListener listener = gone -> then.run();
      closed.addListener(listener);
      request.addEndHandler(ended -> closed.removeListener(listener));
    }
  }
}
