package org.outcomeledger.impact.follower;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/**
 * Asks the ledgers themselves: how far they are, and for entries again. Every failure is a {@link
 * LedgerRequestFailed} that says what was asked and what came. Safe for several threads.
 */
@Singleton
public final class LedgerClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Of what a ledger has at hand: who waits for it is about to compare with it. */
  private static final Duration HEADS_TIMEOUT = Duration.ofSeconds(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<LedgerName, URI> services;
  private final LedgerToken token;
  private final BiPredicate<LedgerName, String> known;

  @Inject
  LedgerClient(ImpactConfig config, LedgerToken token) {
    this(
        Map.of(
            LedgerName.ENROLLMENT, config.ledgers().enrollmentUrl(),
            LedgerName.OUTCOME, config.ledgers().outcomeUrl()),
        token,
        LedgerName::knows);
  }

  LedgerClient(
      Map<LedgerName, URI> services, LedgerToken token, BiPredicate<LedgerName, String> known) {
    this.services = Map.copyOf(services);
    this.token = token;
    this.known = known;
  }

  /** The heads of all shards, by shard. */
  public Map<Integer, ShardHead> heads(LedgerName ledger) {
    long askedAt = System.nanoTime();
    byte[] body = join(get(ledger, "/ledger/heads", HEADS_TIMEOUT));
    try {
      JsonNode answer = JSON.readTree(body);
      UUID incarnation = UUID.fromString(answer.required("incarnation").textValue());
      var heads = new HashMap<Integer, ShardHead>();
      for (JsonNode head : answer.required("shards")) {
        heads.put(
            head.required("shard").intValue(),
            new ShardHead(
                incarnation,
                head.required("position").longValue(),
                HexFormat.of().parseHex(head.required("chain").textValue()),
                askedAt));
      }
      return heads;
    } catch (IOException | IllegalArgumentException e) {
      throw new LedgerRequestFailed(
          "The heads of the " + ledger.text() + " ledger do not parse", e);
    }
  }

  /** All incarnations of a ledger in order, the present one last. */
  List<LedgerIncarnation> incarnations(LedgerName ledger) {
    byte[] body = join(get(ledger, "/ledger/incarnations", TIMEOUT));
    try {
      var incarnations = new ArrayList<LedgerIncarnation>();
      for (JsonNode one : JSON.readTree(body).required("incarnations")) {
        var after = new ArrayList<Long>();
        one.required("after").forEach(position -> after.add(position.longValue()));
        incarnations.add(
            new LedgerIncarnation(UUID.fromString(one.required("incarnation").textValue()), after));
      }
      return incarnations;
    } catch (IOException | IllegalArgumentException e) {
      throw new LedgerRequestFailed(
          "The incarnations of the " + ledger.text() + " ledger do not parse", e);
    }
  }

  /** The line of one entry, with its line feed; empty behind the end of its shard. */
  public CompletableFuture<byte[]> line(Position at) {
    String path = "/ledger/%d/events?after=%d&limit=1".formatted(at.shard(), at.position() - 1);
    return get(at.ledger(), path, TIMEOUT);
  }

  /** At most {@code limit} entries of a shard, from the one after position {@code after} on. */
  public CompletableFuture<List<ParsedEntry>> replay(
      LedgerName ledger, int shard, long after, int limit) {
    String path = "/ledger/" + shard + "/events?after=" + after + "&limit=" + limit;
    return get(ledger, path, TIMEOUT).thenApply(lines -> read(ledger, shard, after, lines));
  }

  /** A line that does not parse is an entry that is wrong: to ask for it again helps nobody. */
  private List<ParsedEntry> read(LedgerName ledger, int shard, long after, byte[] lines) {
    var entries = new ArrayList<ParsedEntry>();
    try {
      EntryLine.readEach(lines, entry -> entries.add(ParsedEntry.of(ledger, entry, known)));
    } catch (IllegalArgumentException e) {
      if (lines[0] != '{') {
        throw new LedgerRequestFailed(
            "What the " + ledger.text() + " ledger replays is not lines of a ledger", e);
      }
      long reached = entries.isEmpty() ? after : entries.getLast().position();
      entries.add(
          ParsedEntry.unreadable(shard, reached + 1, "its line does not parse: " + e.getMessage()));
    }
    return entries;
  }

  private CompletableFuture<byte[]> get(LedgerName ledger, String path, Duration limit) {
    URI service = services.get(ledger);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + path))
            .header("Authorization", token.header())
            .timeout(limit)
            .build();
    // The request's own limit ends with the headers; a body may stall as well.
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (failure != null) {
                throw new LedgerRequestFailed("GET " + service + path + ": " + failure, failure);
              }
              return body(response);
            });
  }

  private byte[] body(HttpResponse<byte[]> response) {
    if (response.statusCode() == 401) {
      token.refused();
    }
    if (response.statusCode() != 200) {
      throw new LedgerRequestFailed(
          "GET " + response.uri() + " answered " + response.statusCode(), null);
    }
    return response.body();
  }

  /** What a request brings. */
  public static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw new LedgerRequestFailed(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new LedgerRequestFailed("A ledger did not answer within " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerRequestFailed("Interrupted", e);
    }
  }

  @PreDestroy
  @Override
  public void close() {
    http.shutdownNow();
  }
}
