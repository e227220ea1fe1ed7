package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.runtime.QuarkusErrorHandler;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who hangs up makes no error in the log. */
@QuarkusTest
@TestProfile(RequestsUnderWayTest.ShortDeadline.class)
@Timeout(60)
class GoneReadersTest {

  private static final String STREAMS =
      "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

  @TestHTTPResource("/")
  URI address;

  @Inject GracefulShutdown shutdown;

  @Test
  void aStreamWhoseReaderHasLeftIsNoError() {
    assertThat(isShown(STREAMS, new ClosedChannelException())).isFalse();
    assertThat(isShown(STREAMS, new IllegalStateException())).isTrue();
    assertThat(isShown("another", new ClosedChannelException())).isTrue();
  }

  private static boolean isShown(String logger, Exception thrown) {
    LogRecord error = new LogRecord(Level.SEVERE, "x");
    error.setLoggerName(logger);
    error.setThrown(thrown);
    Handler[] handlers = InitialConfigurator.DELAYED_HANDLER.getHandlers();
    assertThat(handlers).isNotEmpty();
    return handlers[0].isLoggable(error);
  }

  /** Again and again: what is told of a connection's end first differs. */
  @RepeatedTest(40)
  void anAnswerEndsWithItsReaderAndThatIsNoError() throws Exception {
    Logger problems = Logger.getLogger(FrameworkProblems.class.getName());
    Told told = new Told();
    problems.setLevel(Level.FINE);
    problems.addHandler(told);
    try {
      hangUp();
      assertThat(told.records.take().getLevel().intValue()).isLessThan(Level.INFO.intValue());
    } finally {
      problems.removeHandler(told);
      problems.setLevel(null);
    }
  }

  /** The framework's own line would have the address, which may name a learner. */
  @Test
  void whoLeavesBeforeTheAnswerIsNotNamedInTheLog() throws Exception {
    Logger framework = Logger.getLogger(QuarkusErrorHandler.class.getName());
    Told told = new Told();
    framework.addHandler(told);
    try {
      for (int caller = 0; caller < 40; caller++) {
        leave("GET /problems/busy HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      await().untilAsserted(() -> assertThat(shutdown.underWay()).isZero());
      assertThat(told.records).isEmpty();
    } finally {
      framework.removeHandler(told);
    }
  }

  private void leave(String request) throws IOException {
    try (Socket caller = new Socket(address.getHost(), address.getPort())) {
      caller.getOutputStream().write(request.getBytes(US_ASCII));
      caller.setSoLinger(true, 0);
    }
  }

  private void hangUp() throws IOException {
    try (Socket reader = new Socket(address.getHost(), address.getPort())) {
      reader
          .getOutputStream()
          .write("GET /endless/lines HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(reader.getInputStream().read()).isEqualTo('H');
      reader.setSoLinger(true, 0);
    }
  }

  private static final class Told extends Handler {

    private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
