package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.story.FaultTarget.ENROLLMENT_SERVICE;
import static org.outcomeledger.story.FaultTarget.IMPACT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The enrollment ledger's database is lost and restored from an older copy, as docs/restore.md has
 * it: the events since are gone, Kafka and the read model still have them. A learner who was erased
 * since is still in the copy.
 */
@Order(3)
@BesideTheOthers
class RestoreStoryTest {

  private static final String PLATFORM = "restored";
  private static final Map<String, String> COMMAND = Map.of("OUTCOME_LEDGER_COMMAND", "restore");
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  private static final Installation installation = Installation.breakable();
  private static final Examination examination = new Examination(installation, PLATFORM);
  private static final ErasureCalls calls = new ErasureCalls(installation, PLATFORM);
  private static final Lives lives = new Lives(PLATFORM, new Random(8));
  private static final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static List<Lives.Life> since;
  private static PostingLog lost;
  private static String erasure;
  private static EndedProcess restore;
  private static Optional<JsonNode> heldOfTheErased;
  private static Optional<JsonNode> heldOfAnother;
  private static EndedProcess named;

  @BeforeAll
  static void loseAndRestore() throws SQLException {
    List<Lives.Life> before = lives(20);
    post(before);
    OlderCopy copy = copyOfTheLedger();
    since = lives(20);
    lost = post(since);
    erasure = calls.erase(learner(before.getFirst()));
    calls.awaitCarriedOut(erasure);

    installation.kill(ENROLLMENT_SERVICE);
    copy.putBack();
    restore = installation.run(PackagedService.ENROLLMENT, COMMAND);
    installation.start(ENROLLMENT_SERVICE);
    heldOfTheErased = calls.held(PackagedService.ENROLLMENT, learner(before.getFirst()));
    heldOfAnother = calls.held(PackagedService.ENROLLMENT, learner(before.getLast()));
    awaitAnAlarmThatNamesTheCommand();

    installation.kill(IMPACT_SERVICE);
    named = installation.run(PackagedService.IMPACT, COMMAND);
    installation.start(IMPACT_SERVICE);
    examination.followersHaveCaughtUp();
  }

  @Test
  void whatIsLostIsNamed() {
    assertThat(named.exitCode()).as("%s", named.lines()).isZero();
    assertThat(named.lines()).anyMatch(line -> line.contains("enrollment ledger, shard "));
    assertThat(named.lines()).noneMatch(line -> line.contains("outcome ledger, shard "));
    assertThat(named.lines())
        .filteredOn(line -> line.contains("learner-enrolled") || line.contains(": enrollment of"))
        .filteredOn(line -> line.contains("platform " + PLATFORM + ","))
        .as("%s", named.lines())
        .hasSameSizeAs(standingEnrollments());
  }

  @Test
  void whoWasErasedSinceDoesNotComeBackAndTheCommandSaysSo() {
    assertThat(restore.exitCode()).as("%s", restore.lines()).isZero();
    assertThat(restore.lines())
        .anyMatch(line -> line.startsWith("The erasure " + erasure + " (platform " + PLATFORM))
        .anyMatch(line -> line.contains("are repeated, by topic learner-erasures-done"));
    assertThat(heldOfTheErased).isEmpty();
    assertThat(heldOfAnother).isPresent();
    assertThat(calls.awaitCarriedOut(erasure).path("ledgers").findValues("position")).hasSize(2);
    assertThat(AuditedLedger.read(installation.ledger(PackagedService.ENROLLMENT)).findings())
        .isEmpty();
  }

  @Test
  void theFiguresAreThoseOfTheRestoredLedgerAndWhatIsPostedAgainCounts() throws SQLException {
    figuresAreThoseOfTheLedgers();
    assertThat(post(since).acknowledged()).isEqualTo(lost.acknowledged());
    figuresAreThoseOfTheLedgers();
  }

  private static List<Lives.Life> lives(int count) {
    return Stream.generate(lives::next).limit(count).toList();
  }

  private static String learner(Lives.Life life) {
    return life.events().getFirst().learner();
  }

  private static OlderCopy copyOfTheLedger() throws SQLException {
    installation.kill(ENROLLMENT_SERVICE);
    OlderCopy copy = OlderCopy.take(installation, PackagedService.ENROLLMENT.database);
    installation.start(ENROLLMENT_SERVICE);
    return copy;
  }

  /** Of each life one enrollment is retracted: its row was gone before. */
  private static List<Event> standingEnrollments() {
    return lost.events().values().stream()
        .filter(event -> event.name().equals("learner-enrolled"))
        .filter(event -> !event.id().endsWith("-mistake"))
        .toList();
  }

  /** The same events with the same ids: the restored ledger knows none of its own any more. */
  private static PostingLog post(List<Lives.Life> posted) throws SQLException {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    posted.forEach(life -> posting.postInOrder(life.events(), 50));
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    return posting;
  }

  private static void figuresAreThoseOfTheLedgers() {
    StoryRecount recount = examination.ledgerRecount();
    examination.figuresEqualARecountOf(recount, List.of("", "programme", "gender"), List.of(DAY));
  }

  private static void awaitAnAlarmThatNamesTheCommand() {
    Awaitility.await("a stopped shard that names the command restore")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              HttpResponse<String> well = well();
              assertThat(well.statusCode()).isEqualTo(503);
              assertThat(well.body()).contains("Run the command restore");
            });
  }

  private static HttpResponse<String> well() throws IOException, InterruptedException {
    var well = installation.uri(PackagedService.IMPACT).resolve("/q/health/well");
    return http.send(HttpRequest.newBuilder(well).build(), HttpResponse.BodyHandlers.ofString());
  }
}
