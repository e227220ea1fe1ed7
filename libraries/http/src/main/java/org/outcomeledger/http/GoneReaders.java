package org.outcomeledger.http;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Streams end when their readers leave. To the framework that is an error, each time. */
@LoggingFilter(name = "gone-readers")
public final class GoneReaders implements Filter {

  private static final String STREAMS =
      "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

  @Override
  public boolean isLoggable(LogRecord record) {
    return !STREAMS.equals(record.getLoggerName()) || !isOfConnection(record.getThrown());
  }

  private static boolean isOfConnection(Throwable thrown) {
    return thrown instanceof IOException || thrown instanceof HttpClosedException;
  }
}
