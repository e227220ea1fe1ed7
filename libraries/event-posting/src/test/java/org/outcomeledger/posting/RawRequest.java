package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request byte for byte as it is sent, over a connection of its own: what a well-behaved client
 * would not let out.
 */
record RawRequest(String method, String path, Map<String, String> headers, byte[] body) {

  private static final int PATIENCE_MILLIS = 20_000;

  /** What came back: all of it, for the connection is closed behind it. */
  record Reply(int status, Map<String, String> headers, String body) {}

  RawRequest {
    headers = new LinkedHashMap<>(headers);
  }

  RawRequest withMethod(String other) {
    return new RawRequest(other, path, headers, body);
  }

  RawRequest withPath(String other) {
    return new RawRequest(method, other, headers, body);
  }

  /** The same request with a header set, or without it where the value is null. */
  RawRequest withHeader(String name, String value) {
    var other = new RawRequest(method, path, headers, body);
    if (value == null) {
      other.headers.remove(name);
    } else {
      other.headers.put(name, value);
    }
    return other;
  }

  RawRequest withBody(byte[] other) {
    return new RawRequest(method, path, headers, other);
  }

  Reply send(URI address) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        write(socket.getOutputStream(), address);
      } catch (SocketException e) {
        // Refused before all of it was sent: the reply says why.
      }
      return read(socket.getInputStream().readAllBytes());
    }
  }

  private void write(OutputStream out, URI address) throws IOException {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getAuthority()).append("\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    all.writeBytes(body);
    all.writeTo(out);
    out.flush();
  }

  private static Reply read(byte[] bytes) {
    String all = new String(bytes, ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("No reply, but: \"" + all + "\"");
    }
    String[] lines = all.substring(0, end).split("\r\n", -1);
    var headers = new LinkedHashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return new Reply(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, all.substring(end + 4));
  }

  @Override
  public String toString() {
    String text = new String(body, UTF_8);
    var shown = new LinkedHashMap<>(headers);
    shown.replaceAll((name, value) -> value.length() > 100 ? value.substring(0, 100) + "…" : value);
    return "%s %s %s%n%s"
        .formatted(
            method, path, shown, text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
  }
}
