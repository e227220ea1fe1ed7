package org.outcomeledger.impact.metrics;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.RoutingContext;
import org.outcomeledger.http.EndedExchange;

/** Whoever waits for an answer: what nobody waits for any longer need not be counted. */
interface AnswerReader {

  /** For questions that no request asks. */
  AnswerReader PATIENT =
      new AnswerReader() {
        @Override
        public boolean isGone() {
          return false;
        }

        @Override
        public void whenServed(Runnable then) {}

        @Override
        public void dismiss() {}

        @Override
        public void boundBuffer(int bytes) {}
      };

  /** Whether the answer has been read to its end, or never will be. */
  boolean isGone();

  /** Does this once the answer is written to its end, or the reader gone; at once where it is. */
  void whenServed(Runnable then);

  /** Closes the connection, without waiting for what is still to be written. */
  void dismiss();

  /** Leaves so much at most to the operating system: what is beyond waits here, and is seen to. */
  void boundBuffer(int bytes);

  /** Whoever sent a request. */
  static AnswerReader of(RoutingContext exchange) {
    HttpServerResponse response = exchange.response();
    return new AnswerReader() {
      @Override
      public boolean isGone() {
        return response.closed() || response.ended();
      }

      @Override
      public void whenServed(Runnable then) {
        EndedExchange.then(exchange, then);
      }

      @Override
      public void dismiss() {
        if (exchange.request().connection() instanceof Http1xServerConnection connection) {
          var unused = connection.channel().close();
        }
      }

      @Override
      public void boundBuffer(int bytes) {
        if (exchange.request().connection() instanceof Http1xServerConnection connection) {
          connection.channel().config().setOption(ChannelOption.SO_SNDBUF, bytes);
        }
      }
    };
  }
}
