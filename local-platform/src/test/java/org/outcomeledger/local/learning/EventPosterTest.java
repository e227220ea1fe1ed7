package org.outcomeledger.local.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that answers as the contract says, in an order that the test chooses. */
class EventPosterTest {
  private static final String ACCEPTED =
      """
      {"results":[{"id":"e-1","status":"accepted","shard":3,"position":7}]}""";

  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private List<Integer> answers = List.of();
  private String lastBody = ACCEPTED;
  private HttpServer service;

  @BeforeEach
  void begin() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/events", this::answer);
    service.start();
  }

  @AfterEach
  void end() {
    service.stop(0);
  }

  /** A status of 0 cuts the connection. */
  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    int status = answers.get(bodies.size() - 1);
    if (status != 0) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      byte[] body =
          (status == 429 || status == 503 ? "{}" : lastBody).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void aBusyServiceAnAbsentDatabaseAndACutConnectionAreTriedAgainWithTheSameIds() throws Exception {
    answers = List.of(429, 503, 0, 200);
    assertThat(post()).containsExactly(new EventResult.Accepted(3, 7));
    assertThat(bodies).hasSize(4).allMatch(body -> body.equals(bodies.getFirst()));
    assertThat(tokens).containsOnly("Bearer the-token");
  }

  @Test
  void aRefusalIsAResultWithItsReason() throws Exception {
    answers = List.of(200);
    lastBody =
        """
        {"results":[{"id":"e-1","status":"rejected","problem":{"type":"/problems/already-enrolled","detail":"taken"}}]}""";
    List<EventResult> results = post();
    assertThat(results)
        .containsExactly(new EventResult.Rejected("/problems/already-enrolled", "taken"));
    PostingSummary summary = new PostingSummary();
    summary.add(results);
    assertThat(summary.refused()).containsExactly(Map.entry("/problems/already-enrolled", 1L));
    assertThat(summary.lines()).anyMatch(line -> line.contains("1 x /problems/already-enrolled"));
  }

  @Test
  void whatCannotBeMendedByTryingAgainFailsWithTheAnswer() {
    answers = List.of(401);
    lastBody = "{\"type\":\"/problems/unauthorized\"}";
    assertThatThrownBy(this::post)
        .isInstanceOf(PostingFailed.class)
        .hasMessageContaining("401")
        .hasMessageContaining("/problems/unauthorized");
  }

  @Test
  void anAnswerThatLeavesAnEventOutFails() {
    answers = List.of(200);
    lastBody = "{\"results\":[]}";
    assertThatThrownBy(this::post).isInstanceOf(PostingFailed.class);
  }

  private List<EventResult> post() throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    EventPoster poster = new EventPoster(Map.of(WritingService.OUTCOME, address), "the-token");
    PostedEvent event =
        new PostedEvent(
            WritingService.OUTCOME,
            "programme-completed",
            "/test",
            "e-1",
            JsonNodeFactory.instance.objectNode());
    return poster.post(WritingService.OUTCOME, List.of(event));
  }
}
