package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
