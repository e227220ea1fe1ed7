package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is over is not waited for when the service stops, however it ended. */
@QuarkusTest
class RequestsUnderWayTest {

  @Inject GracefulShutdown shutdown;

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
    await().untilAsserted(() -> assertThat(shutdown.underWay()).isZero());
  }
}
