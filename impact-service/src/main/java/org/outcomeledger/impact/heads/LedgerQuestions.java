package org.outcomeledger.impact.heads;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.HeadKey;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.follower.LedgerToken;
import org.outcomeledger.indicators.LedgerName;

/** What the watch asks the ledgers themselves. Used by one thread. */
@Singleton
class LedgerQuestions {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<LedgerName, URI> services;
  private final LedgerToken token;

  @Inject
  LedgerQuestions(ImpactConfig config, LedgerToken token) {
    this(config.ledgers(), token);
  }

  LedgerQuestions(ImpactConfig.Ledgers ledgers, LedgerToken token) {
    this.services =
        Map.of(
            LedgerName.ENROLLMENT, ledgers.enrollmentUrl(),
            LedgerName.OUTCOME, ledgers.outcomeUrl());
    this.token = token;
  }

  /** The keys that a ledger's service says it signs with. */
  List<HeadKey> keys(LedgerName ledger) throws IOException, InterruptedException {
    var keys = new ArrayList<HeadKey>();
    for (JsonNode key : JSON.readTree(get(ledger, "/ledger/heads/keys")).required("keys")) {
      keys.add(new HeadKey(key.required("x").textValue()));
    }
    return keys;
  }

  /** The entry at a position; empty where the shard ends before it. */
  Optional<LedgerEntry> entry(LedgerName ledger, int shard, long position)
      throws IOException, InterruptedException {
    String path = "/ledger/%d/events?after=%d&limit=1".formatted(shard, position - 1);
    byte[] answer = get(ledger, path);
    try {
      return EntryLine.readAll(answer).stream().findFirst();
    } catch (IllegalArgumentException e) {
      throw new IOException("GET " + path + " of " + ledger.text() + ": " + e.getMessage(), e);
    }
  }

  private byte[] get(LedgerName ledger, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(services.get(ledger) + path))
            .header("Authorization", token.header())
            .timeout(TIMEOUT)
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() == 401) {
      token.refused();
    }
    if (response.statusCode() != 200) {
      throw new IOException("GET " + response.uri() + " answered " + response.statusCode());
    }
    return response.body();
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
