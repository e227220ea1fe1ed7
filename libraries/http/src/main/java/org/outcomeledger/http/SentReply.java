package org.outcomeledger.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.RoutingContext;

/**
 * When a reply has left: one that has ended may still wait in memory for its caller to read, and
 * what it holds is held until then. Over HTTP/1 only; elsewhere a reply that has ended counts as
 * sent.
 */
public final class SentReply {

  private SentReply() {}

  /** Runs this once the reply is sent, or its connection closed: nothing overtakes it. */
  public static void then(RoutingContext request, Runnable end) {
    if (request.request().connection() instanceof Http1xServerConnection connection) {
      connection
          .channel()
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(sentOrClosed -> end.run());
    } else {
      end.run();
    }
  }
}
