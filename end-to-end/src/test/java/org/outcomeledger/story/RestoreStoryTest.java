package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.story.FaultTarget.ENROLLMENT_SERVICE;
import static org.outcomeledger.story.FaultTarget.IMPACT_SERVICE;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The enrollment ledger's database is lost and restored from an older copy, as docs/restore.md has
 * it: the events since are gone, Kafka and the read model still have them.
 */
@Order(8)
class RestoreStoryTest {

  private static final String PLATFORM = "restored";
  private static final Map<String, String> COMMAND = Map.of("OUTCOME_LEDGER_COMMAND", "restore");
  private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  private final Installation installation = Installation.shared();
  private final Examination examination = new Examination(installation, PLATFORM);
  private final Lives lives = new Lives(PLATFORM, new Random(8));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void whatIsLostIsNamedAndTheFiguresAreThoseOfTheRestoredLedger() throws SQLException {
    post(lives(20));
    OlderCopy copy = copyOfTheLedger();
    List<Lives.Life> since = lives(20);
    PostingLog lost = post(since);

    installation.kill(ENROLLMENT_SERVICE);
    copy.putBack();
    assertThat(installation.run(PackagedService.ENROLLMENT, COMMAND).exitCode()).isZero();
    installation.start(ENROLLMENT_SERVICE);
    awaitAnAlarmThatNamesTheCommand();

    installation.kill(IMPACT_SERVICE);
    EndedProcess named = installation.run(PackagedService.IMPACT, COMMAND);
    installation.start(IMPACT_SERVICE);
    examination.followersHaveCaughtUp();

    assertThat(named.exitCode()).as("%s", named.lines()).isZero();
    assertThat(named.lines()).anyMatch(line -> line.contains("enrollment ledger, shard "));
    assertThat(named.lines()).noneMatch(line -> line.contains("outcome ledger, shard "));
    assertThat(named.lines())
        .filteredOn(line -> line.contains("learner-enrolled") || line.contains(": enrollment of"))
        .filteredOn(line -> line.contains("platform " + PLATFORM + ","))
        .as("%s", named.lines())
        .hasSameSizeAs(standingEnrollments(lost));
    figuresAreThoseOfTheLedgers();
    assertThat(post(since).acknowledged()).isEqualTo(lost.acknowledged());
    figuresAreThoseOfTheLedgers();
  }

  private List<Lives.Life> lives(int count) {
    return Stream.generate(lives::next).limit(count).toList();
  }

  private OlderCopy copyOfTheLedger() throws SQLException {
    installation.kill(ENROLLMENT_SERVICE);
    OlderCopy copy = OlderCopy.take(installation, PackagedService.ENROLLMENT.database);
    installation.start(ENROLLMENT_SERVICE);
    return copy;
  }

  /** Of each life one enrollment is retracted: its row was gone before. */
  private static List<Event> standingEnrollments(PostingLog lost) {
    return lost.events().values().stream()
        .filter(event -> event.name().equals("learner-enrolled"))
        .filter(event -> !event.id().endsWith("-mistake"))
        .toList();
  }

  /** The same events with the same ids: the restored ledger knows none of its own any more. */
  private PostingLog post(List<Lives.Life> posted) throws SQLException {
    PostingLog posting = new PostingLog(installation.platform(PLATFORM));
    posted.forEach(life -> posting.postInOrder(life.events(), 50));
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);
    return posting;
  }

  private void figuresAreThoseOfTheLedgers() {
    StoryRecount recount = examination.ledgerRecount();
    examination.figuresEqualARecountOf(recount, List.of("", "programme", "gender"), List.of(DAY));
  }

  private void awaitAnAlarmThatNamesTheCommand() {
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

  private HttpResponse<String> well() throws IOException, InterruptedException {
    var well = installation.uri(PackagedService.IMPACT).resolve("/q/health/well");
    return http.send(HttpRequest.newBuilder(well).build(), HttpResponse.BodyHandlers.ofString());
  }
}
