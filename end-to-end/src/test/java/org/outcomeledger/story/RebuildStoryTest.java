package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.ChildProcess;

/**
 * The read model is built anew beside the one that serves, as docs/operations.md has it, while
 * events come in, figures are asked and a learner is erased. The first attempt is killed half-way.
 */
@Order(1)
@BesideTheOthers
class RebuildStoryTest {

  private static final String PLATFORM = "rebuilt";
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);
  private static final String COMMAND = "OUTCOME_LEDGER_COMMAND";
  private static final String RATE = "OUTCOME_LEDGER_REBUILD_ENTRIES_PER_SECOND";

  /** The common pool has one thread only where there are two processors. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private static final Installation installation = Installation.breakable();
  private static final Examination examination = new Examination(installation, PLATFORM);
  private static final ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
  private static final Lives lives = new Lives(PLATFORM, new Random(20));
  private static final PostingLog posting = new PostingLog(installation.platform(PLATFORM));
  private static final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static String alarm;
  private static List<String> tablesBefore;
  private static EndedProcess rebuilt;
  private static int asked;

  @BeforeAll
  static void rebuild() throws Exception {
    List<Lives.Life> first = lives(40);
    post(first);
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    tablesBefore = tables();
    var enough = new AtomicBoolean();
    var questions = new AtomicInteger();
    CompletableFuture<Void> asking =
        CompletableFuture.runAsync(() -> ask(enough, questions), THREADS);

    ChildProcess process =
        installation.begin(PackagedService.IMPACT, Map.of(COMMAND, "rebuild", RATE, "2"));
    String left = awaitNewRowsThatAreNot("");
    process.crash(); // at so few entries a second it would not have ended by itself
    alarm = awaitAlarm();
    rebuilt = rebuiltWhile(first.getFirst(), left);

    enough.set(true);
    asking.join(); // throws for any answer but 200
    asked = questions.get();
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
  }

  private static EndedProcess rebuiltWhile(Lives.Life erased, String left) {
    Map<String, String> settings = Map.of(COMMAND, "rebuild", RATE, "500");
    CompletableFuture<EndedProcess> command =
        CompletableFuture.supplyAsync(
            () -> installation.run(PackagedService.IMPACT, settings), THREADS);
    post(lives(20));
    awaitNewRowsThatAreNot(left);
    calls.awaitCarriedOut(calls.erase(learner(erased)));
    post(lives(20));
    return command.join();
  }

  /** The id of the table that an attempt fills, once it has rows. */
  private static String awaitNewRowsThatAreNot(String left) {
    return Awaitility.await("rows of a new read model")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () ->
                texts("select 'rebuilt.enrollment'::regclass::oid::text from rebuilt.enrollment")
                    .getFirst(),
            it -> !it.equals(left));
  }

  private static String awaitAlarm() {
    return Awaitility.await("an alarm that names the command")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .until(RebuildStoryTest::well, it -> it.contains("Run the command rebuild again"));
  }

  @Test
  void whatAKilledRunHasLeftIsAnAlarm() {
    assertThat(alarm).contains("no-rebuild-left", "which no erasure reaches");
  }

  @Test
  void theNextTakesThePlaceOfTheOldOneAndNobodyWasRefusedAnAnswer() throws SQLException {
    assertThat(rebuilt.exitCode()).as("%s", rebuilt.lines()).isZero();
    assertThat(rebuilt.lines())
        .anyMatch(it -> it.startsWith("The read model was rebuilt from "))
        .anyMatch(it -> it.startsWith("Every row is as it was, at the same positions."));
    assertThat(tables()).doesNotContainAnyElementsOf(tablesBefore);
    assertThat(schemas()).isEmpty();
    assertThat(asked).isGreaterThan(100);
  }

  @Test
  void theFiguresAreThoseOfTheLedgersBeforeAndAfterAStart() {
    StoryRecount recount = examination.ledgerRecount();
    List<String> groupings = List.of("", "programme", "gender");
    examination.figuresEqualARecountOf(recount, groupings, List.of(DAY));
    installation.kill(FaultTarget.IMPACT_SERVICE);
    installation.start(FaultTarget.IMPACT_SERVICE); // its figures are loaded from the new rows
    examination.followersHaveCaughtUp();
    examination.figuresEqualARecountOf(recount, groupings, List.of(DAY));
  }

  private static List<Lives.Life> lives(int count) {
    return Stream.generate(lives::next).limit(count).toList();
  }

  private static String learner(Lives.Life life) {
    return life.events().getFirst().learner();
  }

  private static void post(List<Lives.Life> posted) {
    posted.forEach(life -> posting.postInOrder(life.events(), 50));
  }

  private static void ask(AtomicBoolean enough, AtomicInteger questions) {
    Analyst analyst = installation.analyst();
    while (!enough.get()) {
      LocalDate day = DAY.minusDays(questions.getAndIncrement());
      assertThat(analyst.ask(FigureQuestion.of("COM1", "programme", day), PLATFORM)).isNotNull();
      assertThat(analyst.answer("/metrics/v1/quality").path("orphans")).isNotEmpty();
    }
  }

  private static String well() throws IOException, InterruptedException {
    var well = installation.uri(PackagedService.IMPACT).resolve("/q/health/well");
    return http.send(HttpRequest.newBuilder(well).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static List<String> schemas() throws SQLException {
    return texts("select nspname::text from pg_namespace where nspname in ('rebuilt', 'replaced')");
  }

  private static List<String> tables() throws SQLException {
    return texts(
        "select oid::text from pg_class where relnamespace = 'public'::regnamespace and relname in ('watermark', 'enrollment', 'survey')");
  }

  private static List<String> texts(String query) throws SQLException {
    try (Connection session = installation.session(PackagedService.IMPACT.database);
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
