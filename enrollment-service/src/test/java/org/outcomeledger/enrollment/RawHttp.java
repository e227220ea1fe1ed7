package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which anything can be said: client libraries are too polite. */
final class RawHttp implements AutoCloseable {

  static final int CLOSED = 0;

  /** Nothing here waits for so long: a reply that never comes fails its test and does not hang. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  /** What came back; headers by lower-case name. */
  record Reply(int status, Map<String, String> headers, String body) {

    JsonNode isProblem(int expected, String type) throws IOException {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(headers.get("content-type")).isEqualTo("application/problem+json");
      JsonNode problem = new JsonMapper().readTree(body);
      assertThat(problem.path("type").textValue()).isEqualTo("/problems/" + type);
      assertThat(problem.path("status").intValue()).isEqualTo(expected);
      assertThat(problem.path("title").textValue()).isNotBlank();
      assertThat(problem.path("detail").textValue()).isNotBlank();
      return problem;
    }
  }

  RawHttp(URI address) throws IOException {
    this(address, new Socket());
  }

  /** On a socket that is not connected yet. */
  RawHttp(URI address, Socket socket) throws IOException {
    this.socket = socket;
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** One that takes little until it is read. */
  static RawHttp withSmallBuffer(URI address) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    return new RawHttp(address, socket);
  }

  /** One request on a connection of its own. */
  static Reply exchange(URI address, String request) throws IOException {
    try (var connection = new RawHttp(address)) {
      return connection.send(request).reply();
    }
  }

  /** Each character is one byte. */
  RawHttp send(String latin1) throws IOException {
    return send(latin1.getBytes(ISO_8859_1));
  }

  RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The final reply: {@code 100 Continue} only comes before it. */
  Reply reply() throws IOException {
    Reply reply = nextReply();
    return reply.status() == 100 ? nextReply() : reply;
  }

  /** The next, which may be {@code 100 Continue}. */
  Reply nextReply() throws IOException {
    String[] lines = head().strip().split("\r\n", -1);
    var headers = new TreeMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(socket.getInputStream().readNBytes(length), UTF_8);
    return new Reply(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, body);
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("Closed after: " + head.toString(ISO_8859_1));
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  /** The status of the reply; {@link #CLOSED} if the connection ends without one. */
  int statusOrClosed() throws IOException {
    try {
      return reply().status();
    } catch (EOFException e) {
      return CLOSED;
    }
  }

  /** Whether the other side closes the connection without another word. */
  boolean isClosed() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  /** Whether the other side takes nothing more: what is sent to it is of no request. */
  boolean isReset() {
    try {
      socket.getOutputStream().write('\r');
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
