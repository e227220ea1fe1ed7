package org.outcomeledger.story;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.outcomeledger.local.PostgresAddress;
import org.outcomeledger.testservers.LocalServersOnly;

/**
 * What docs/restore.md says can be lost, with servers that replicate and archive as those of an
 * installation: first the primary dies and its standby takes over, then somebody drops a ledger's
 * database, which a standby repeats, and it is recovered from the archive. Events are posted all
 * the time.
 */
@BesideTheOthers
@Order(8)
@LocalServersOnly("promotes a PostgreSQL and recovers another from files")
@TestMethodOrder(OrderAnnotation.class)
class LostDatabaseTest {

  private static final int EVENTS_PER_SECOND = 200;
  private static final long SEED = new Random().nextLong(1_000_000);
  private static final PackagedService LOST = PackagedService.ENROLLMENT;

  private static ReplicatedServers servers;
  private static Installation installation;

  @BeforeAll
  static void start() {
    installation =
        Installation.start(
            Path.of("target", "lost-database"), folder -> servers = new ReplicatedServers(folder));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  @Order(1)
  void aStandbyThatIsPromotedHasEveryAcknowledgedEventAndFollowersGoOn() {
    LearningPlatform platform = installation.platform("promoted");
    var posting = new BackgroundPosting(platform, SEED, EVENTS_PER_SECOND);
    posting.awaitAcknowledged(400);
    installation.kill(FaultTarget.POSTGRES);
    posting.awaitAttempts(10);
    servers.moveToStandby(); // which takes no writes yet
    posting.awaitAttempts(10);
    servers.promoteStandby();
    posting.awaitAcknowledged(400);
    new Aftermath(installation, "promoted").mustBeRight(posting.end(), posting.history());
    assertThat(platform.answers().keySet()).containsExactlyInAnyOrder("200", "503");
    for (PackagedService service : List.of(LOST, PackagedService.OUTCOME)) {
      assertThat(installation.ledger(service).incarnations()).as("%s", service).hasSize(1);
    }
  }

  @Test
  @Order(2)
  void aLedgerRecoveredToAPointInTimeHasWhatWasAcknowledgedByThenAndWhatIsLostIsNamed()
      throws SQLException {
    String name = "recovered";
    var posting = new BackgroundPosting(installation.platform(name), SEED, EVENTS_PER_SECOND);
    posting.awaitAcknowledged(200);
    servers.takeBaseBackup();
    posting.awaitAcknowledged(400);
    Instant then = Instant.now();
    posting.awaitAcknowledged(400);
    PostingLog log = posting.end();
    var examination = new Examination(installation, name);
    examination.followersHaveCaughtUp();
    examination.rowsHaveCaughtUp(PackagedService.IMPACT.database);

    servers.completeArchive();
    dropLedger();
    installation.kill(FaultTarget.ENROLLMENT_SERVICE);
    restore(servers.recover(then));

    Set<PostingLog.Key> lost = examination.lostSince(then, LOST, log);
    assertThat(lost).isNotEmpty();
    EndedProcess named = restoreReadModel();
    assertThat(namedEnrollments(named.lines(), name))
        .as("%s", named.lines())
        .isEqualTo(standingEnrollments(lost, log));
    PostingLog again = postAgain(log, lost, name);
    new Aftermath(installation, name).mustBeRight(again, posting.history());
  }

  private static void dropLedger() throws SQLException {
    try (Connection session = installation.session("postgres");
        Statement statement = session.createStatement()) {
      statement.execute("drop database " + LOST.database + " with (force)");
    }
  }

  private static void restore(PostgresAddress recovered) {
    Map<String, String> there =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", recovered.jdbcUrl(LOST.database),
            "QUARKUS_DATASOURCE_REACTIVE_URL", recovered.reactiveUrl(LOST.database));
    var command = new HashMap<>(there);
    command.put("OUTCOME_LEDGER_COMMAND", "restore");
    EndedProcess restore = installation.run(LOST, command);
    assertThat(restore.exitCode()).as("%s", restore.lines()).isZero();
    installation.startOn(LOST, LOST.database, there);
  }

  private static EndedProcess restoreReadModel() {
    installation.kill(FaultTarget.IMPACT_SERVICE);
    EndedProcess named =
        installation.run(PackagedService.IMPACT, Map.of("OUTCOME_LEDGER_COMMAND", "restore"));
    assertThat(named.exitCode()).as("%s", named.lines()).isZero();
    installation.start(FaultTarget.IMPACT_SERVICE);
    return named;
  }

  /** Shards and positions, as the command says them. */
  private static Set<String> namedEnrollments(List<String> lines, String platform) {
    Pattern place =
        Pattern.compile(
            "enrollment ledger, shard (\\d+)|position (\\d+): (\\S*) of platform (\\S+),");
    Set<String> named = new HashSet<>();
    String shard = "";
    for (Matcher in = place.matcher(String.join("\n", lines)); in.find(); ) {
      if (in.group(1) != null) {
        shard = in.group(1);
      } else if (in.group(3).matches("enrollment|.*learner-enrolled.*")
          && in.group(4).equals(platform)) {
        named.add(shard + ":" + in.group(2));
      }
    }
    return named;
  }

  /** Where those had been that count: of each life one is a mistake and was taken back. */
  private static Set<String> standingEnrollments(Set<PostingLog.Key> lost, PostingLog log) {
    return lost.stream()
        .filter(key -> log.events().get(key).name().equals("learner-enrolled"))
        .filter(key -> !key.id().endsWith("-mistake"))
        .map(key -> log.receipts().get(key))
        .map(receipt -> receipt.shard() + ":" + receipt.position())
        .collect(toSet());
  }

  /** All with the same ids: what is held is where it was, and what was lost is new. */
  private static PostingLog postAgain(PostingLog log, Set<PostingLog.Key> lost, String platform) {
    var again = new PostingLog(installation.platform(platform));
    again.post(log.acknowledgements().stream().map(PostingLog.Acknowledged::event).toList(), 50);
    again
        .receipts()
        .forEach(
            (key, receipt) -> {
              EventReceipt before = log.receipts().get(key);
              if (lost.contains(key)) {
                assertThat(receipt.status()).as("%s", key).isEqualTo("accepted");
              } else {
                assertThat(receipt)
                    .as("%s", key)
                    .isEqualTo(
                        new EventReceipt("duplicate", before.shard(), before.position(), ""));
              }
            });
    return again;
  }
}
