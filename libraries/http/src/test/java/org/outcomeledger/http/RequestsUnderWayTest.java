package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is over is not waited for when the service stops, however it ended. */
@QuarkusTest
@TestProfile(RequestsUnderWayTest.ShortDeadline.class)
@Timeout(60)
class RequestsUnderWayTest {

  @Inject GracefulShutdown shutdown;
  @Inject EndlessReplies replies;

  @TestHTTPResource("/")
  URI address;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /problems/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /problems/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /problems/busy HTTP/1.1\r\nHost: x y\r\n\r\n",
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1",
        "GET /problems/busy HTTP/1.1\r\nHost: x\r\nAccept: nothing\r\n\r\n",
        "POST /problems/busy HTTP/1.1\r\nHost: x\r\nContent-Type: */*\r\n\r\n",
        "POST /problems/busy HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n",
        "POST /problems/busy HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\n1",
        "POST /problems/busy HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"
      })
  void oneThatIsAnsweredIsOver(String request) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 ");
    }
    allAreOver();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/endless/stream", "/endless/quiet", "/endless/lines"})
  void oneWhoseReaderHangsUpIsOver(String path) throws IOException {
    try (Socket reader = begun(path)) {
      reader.setSoLinger(true, 0);
    }
    allAreOver();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/endless/stream", "/endless/lines"})
  void oneWhoseReaderTakesNothingIsOver(String path) throws IOException {
    try (Socket reader = begun(path)) {
      allAreOver();
      assertThat(reader.isClosed()).as("closed by its reader").isFalse();
    }
  }

  @Test
  void oneThatWaitedBehindAnotherIsNotServedOnceTheirConnectionIsClosed() throws Exception {
    int before = replies.streams();
    Socket reader = ask("/held", "/endless/stream");
    RoutingContext first = replies.nextHeld();
    reader.close();
    allAreOver();
    onItsThread(first, () -> first.response().end());
    onItsThread(first, () -> {});
    onItsThread(first, () -> {});
    assertThat(replies.streams()).as("streams asked for").isEqualTo(before);
    allAreOver();
  }

  /**
   * Once this returns, the thread of the request's connection has done what it had to do before.
   */
  private static void onItsThread(RoutingContext request, Runnable step) throws Exception {
    HttpConnection connection = request.request().connection();
    ((ConnectionBase) connection).channel().eventLoop().submit(step).get();
  }

  private Socket begun(String path) throws IOException {
    Socket reader = ask(path);
    assertThat(reader.getInputStream().read()).isEqualTo('H');
    return reader;
  }

  private Socket ask(String... paths) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    String requests =
        Stream.of(paths).map("GET %s HTTP/1.1\r\nHost: x\r\n\r\n"::formatted).collect(joining());
    socket.getOutputStream().write(requests.getBytes(US_ASCII));
    return socket;
  }

  private void allAreOver() {
    await().untilAsserted(() -> assertThat(shutdown.underWay()).isZero());
    await().untilAsserted(() -> assertThat(shutdown.streams()).isZero());
  }

  /** A reader that takes nothing is let go while a test waits. */
  public static class ShortDeadline implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("outcome-ledger.write-deadline", "1s");
    }
  }
}
