package org.outcomeledger.impact.follower;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.testservers.TestServers;

/** The read model of a service that is asked all the while is built anew beside it. */
@QuarkusTest
@QuarkusTestResource(value = TwoLedgers.class, restrictToAnnotatedClass = true)
class RebuildWhileAskedTest {

  private static final long SEED = System.nanoTime();
  private static final int EVENTS = 2_000;
  private static final int ENTRIES_A_SECOND = 800;

  /** Each asked by a caller of its own: figures, rows, how far both are, and the comparison. */
  private static final List<String> QUESTIONS =
      List.of(
          "/metrics/v1/indicators/COM1/values?by=programme&asOf=2026-01-%02d",
          "/metrics/v1/indicators/EMP5/values?by=gender&asOf=2025-01-%02d",
          "/metrics/v1/quality",
          "/metrics/v1/freshness");

  /** The common pool has one thread only where there are two processors. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private record Answered(String question, int status, Instant at, String body) {}

  private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean enough;

  @Inject LedgerClient ledgers;

  @Test
  @DisplayName("no question fails, figures stay, and rows, figures and ledgers agree afterwards")
  void nobodyNotices() {
    TwoLedgers.append(new RandomEvents(SEED), EVENTS);
    awaitAgreementSince(Instant.now());
    Map<String, String> before = figures();
    List<CompletableFuture<Void>> callers =
        QUESTIONS.stream().map(it -> CompletableFuture.runAsync(() -> askOn(it), THREADS)).toList();

    List<String> report;
    Instant rebuilt;
    try {
      report = rebuild();
      rebuilt = Instant.now();
      awaitAgreementSince(rebuilt);
    } finally {
      enough = true;
    }
    callers.forEach(CompletableFuture::join);

    assertThat(report)
        .as("seed %d", SEED)
        .contains("Every row is as it was, at the same positions.");
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as("%s", it).isEqualTo(200))
        .anyMatch(it -> it.at().isAfter(rebuilt));
    assertThat(QUESTIONS)
        .allMatch(
            question -> answers.stream().filter(it -> it.question().equals(question)).count() > 20);
    assertThat(positions()).isEqualTo(positions().stream().sorted().toList());
    assertThat(figures()).as("seed %d", SEED).isEqualTo(before);
  }

  private List<String> rebuild() {
    String database =
        ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
    try (var rows = new TestReadModel(TestServers.postgres(), database)) {
      return rows.rebuild(ledgers, new RebuildSettings(ENTRIES_A_SECOND)).run();
    }
  }

  private void askOn(String question) {
    while (!enough) {
      Response answer = ask(question.formatted(asked.getAndIncrement() % 28 + 1));
      answers.add(new Answered(question, answer.statusCode(), Instant.now(), answer.asString()));
    }
  }

  /** How many entries rows and figures were said to hold, answer after answer. */
  private List<Long> positions() {
    return answers.stream()
        .filter(it -> it.question().endsWith("/freshness"))
        .map(it -> JsonPath.from(it.body()).getList("shards.position", Long.class))
        .map(it -> it.stream().mapToLong(Long::longValue).sum())
        .toList();
  }

  /** Every indicator that has values, by programme. */
  private static Map<String, String> figures() {
    List<String> ids = ask("/metrics/v1/indicators").jsonPath().getList("indicators.id");
    return ids.stream()
        .filter(id -> !id.equals("MSR"))
        .collect(Collectors.toMap(id -> id, id -> rows(id), (one, other) -> one, TreeMap::new));
  }

  private static String rows(String indicator) {
    return Stream.of("", "&by=gender")
        .map(by -> "/metrics/v1/indicators/" + indicator + "/values?asOf=2026-06-30" + by)
        .map(it -> ask(it).jsonPath().getString("rows"))
        .collect(Collectors.joining("\n"));
  }

  private static void awaitAgreementSince(Instant since) {
    FollowerFixture.waiting()
        .untilAsserted(
            () -> {
              var reconciled = as("ledger-reader", "/metrics/v1/reconciliation").jsonPath();
              assertThat(reconciled.<Object>get("agrees")).isEqualTo(true);
              assertThat(reconciled.getList("shards.checkedAt", String.class))
                  .hasSize(2 * InMemoryLedger.SHARDS)
                  .allMatch(it -> Instant.parse(it).isAfter(since));
              assertThat(
                      reconciled.getList("shards.position", Long.class).stream()
                          .mapToLong(it -> it)
                          .sum())
                  .isEqualTo(EVENTS);
            });
  }

  private static Response ask(String path) {
    return as("committee", path);
  }

  private static Response as(String caller, String path) {
    return given()
        .auth()
        .oauth2(ConfigProvider.getConfig().getValue("token." + caller, String.class))
        .get(path);
  }
}
