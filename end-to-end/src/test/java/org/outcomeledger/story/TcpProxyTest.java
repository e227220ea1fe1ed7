package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.TcpProxy.Weather;

/** The wire of the fault runs, with a server behind it that says everything again. */
@Order(1)
class TcpProxyTest {

  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 30_000;

  private ServerSocket echo;
  private TcpProxy wire;

  @BeforeEach
  void startEcho() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echo);
    wire = new TcpProxy(echo::getLocalPort);
  }

  private void echo() {
    while (!echo.isClosed()) {
      try (Socket client = echo.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      } catch (IOException e) {
        // The client was cut off, or all is over.
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    wire.close();
    echo.close();
  }

  @Test
  void whatIsSentArrivesAndSoDoesItsEnd() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write("hello".getBytes(UTF_8));
      client.shutdownOutput();

      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).isEqualTo("hello");
    }
  }

  @Test
  void aSlowWireHoldsBackWhatGoesToTheServer() throws IOException {
    try (Socket client = connect()) {
      ask(client);
      wire.setWeather(Weather.slow(DELAY));
      long since = System.nanoTime();
      ask(client);

      assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(DELAY);
    }
  }

  @Test
  void aWireThatResetsEndsTheConnection() throws IOException {
    try (Socket client = connect()) {
      ask(client);
      wire.setWeather(Weather.resetting(1));

      assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatABlackHoleTookArrivesOnceItIsOver() throws IOException {
    try (Socket client = connect()) {
      ask(client);
      wire.setWeather(Weather.BLACK_HOLE);
      client.setSoTimeout(50);
      assertThatThrownBy(() -> ask(client)).isInstanceOf(SocketTimeoutException.class);

      wire.setWeather(Weather.FINE);
      client.setSoTimeout(PATIENCE_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo('?');
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private static void ask(Socket client) throws IOException {
    client.getOutputStream().write('?');
    if (client.getInputStream().read() != '?') {
      throw new IOException("The connection was closed");
    }
  }
}
