package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.outcomeledger.format.EntryLine;

/** A ledger at an address, which answers badly where it is told to. */
final class ServedLedger implements AutoCloseable {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static final String TOKEN = "the-token";

  /** What the next answer to a request for entries is instead of the right one. */
  enum Mishap {
    CUT_OFF,
    BUSY
  }

  final Deque<Mishap> mishaps = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();
  private final SampleLedger ledger;
  private final HttpServer server;

  ServedLedger(SampleLedger ledger) throws IOException {
    this.ledger = ledger;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().toString();
    asked.add(path);
    if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
      send(call, 401, "{\"title\":\"Unauthorized\",\"detail\":\"Send a token.\"}".getBytes(UTF_8));
      return;
    }
    byte[] body =
        switch (path) {
          case "/ledger/heads" -> heads().getBytes(UTF_8);
          case "/ledger/heads/keys" -> ledger.servedKeys();
          case "/ledger/heads/signed" -> signedHead();
          default -> entries(path);
        };
    if (path.contains("/events") && !mishaps.isEmpty()) {
      send(call, body, mishaps.pop());
    } else {
      send(call, body.length == 0 && path.endsWith("signed") ? 404 : 200, body);
    }
  }

  private static void send(HttpExchange call, byte[] body, Mishap mishap) throws IOException {
    switch (mishap) {
      case BUSY -> {
        call.getResponseHeaders().add("Retry-After", "0");
        send(call, 429, "{}".getBytes(UTF_8));
      }
      case CUT_OFF -> {
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body, 0, body.length / 2);
        call.getResponseBody().flush();
        call.close();
      }
    }
  }

  private static void send(HttpExchange call, int status, byte[] body) throws IOException {
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private String heads() {
    return IntStream.range(0, SampleLedger.SHARDS)
        .mapToObj(it -> "{\"shard\":" + it + "}")
        .collect(joining(",", "{\"ledger\":\"" + ledger.name + "\",\"shards\":[", "]}"));
  }

  private byte[] signedHead() {
    return ledger.heads.isEmpty() ? new byte[0] : ledger.heads.getLast().line();
  }

  /** /ledger/1/events?after=3&limit=10000 */
  private byte[] entries(String path) {
    List<Integer> numbers =
        NUMBER.matcher(path).results().map(it -> Integer.valueOf(it.group())).toList();
    var lines = new ByteArrayOutputStream();
    ledger.shards.get(numbers.get(0)).stream()
        .skip(numbers.get(1))
        .limit(numbers.get(2))
        .forEach(it -> lines.writeBytes(EntryLine.write(it)));
    return lines.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
