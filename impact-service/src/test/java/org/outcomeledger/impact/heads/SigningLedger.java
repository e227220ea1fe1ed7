package org.outcomeledger.impact.heads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.SignedHead;

/** A ledger of one shard that signs its heads: the replay API of another process, as it were. */
final class SigningLedger implements AutoCloseable {

  private final String name;
  private final HeadSigningKey key = HeadSigningKey.withNewKey();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final HttpServer server;
  private UUID incarnation = UUID.randomUUID();
  private Optional<SignedHead> last = Optional.empty();

  SigningLedger(String name) {
    this.name = name;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/ledger/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void append(String data) {
    var content =
        new LedgerEntry.Content(
            new byte[16],
            "platform-a",
            new UUID(1, 1),
            "org.outcomeledger.word-said.v1",
            "id",
            "lms",
            null,
            Instant.EPOCH,
            ("\"" + data + "\"").getBytes(UTF_8));
    long position = entries.size() + 1L;
    byte[] previous = entries.isEmpty() ? Chain.genesis() : entries.getLast().chain();
    byte[] leaf = Leaf.of(content);
    entries.add(
        new LedgerEntry(
            incarnation,
            0,
            position,
            leaf,
            Chain.next(incarnation, 0, position, previous, leaf),
            content));
  }

  /** Whoever owns the database writes its tail anew, leaves and chain and all. */
  synchronized void rewriteLast(String data) {
    entries.removeLast();
    append(data);
  }

  /** Its database was put back to before the last entry, and a new incarnation has begun. */
  synchronized void restoreWithoutLast() {
    entries.removeLast();
    incarnation = UUID.randomUUID();
  }

  synchronized SignedHead sign() {
    return sign(key);
  }

  synchronized SignedHead sign(HeadSigningKey signer) {
    byte[] chain = entries.isEmpty() ? Chain.genesis() : entries.getLast().chain();
    var statement =
        new HeadStatement(
            name,
            incarnation,
            last.map(head -> head.statement().sequence()).orElse(0L) + 1,
            Instant.now(),
            List.of(new ChainPosition(entries.size(), chain)),
            last.map(SignedHead::hash).orElseGet(SignedHead::noneBefore),
            signer.open().id(),
            Optional.empty());
    SignedHead head = SignedHead.sign(statement, signer);
    last = Optional.of(head);
    return head;
  }

  private synchronized void answer(HttpExchange http) throws IOException {
    String uri = http.getRequestURI().toString();
    byte[] body =
        uri.endsWith("/keys")
            ? ("{\"keys\":[" + key.open().json() + "]}").getBytes(UTF_8)
            : entry(Integer.parseInt(uri.replaceAll(".*after=(\\d+).*", "$1")));
    http.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    http.getResponseBody().write(body);
    http.close();
  }

  private byte[] entry(int after) {
    return after < entries.size() ? EntryLine.write(entries.get(after)) : new byte[0];
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
