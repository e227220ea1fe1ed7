package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Writers that have to wait for one another: none is overtaken, and none waits for ever. */
@Order(5)
class WaitingWritersTest {

  private static final int SHARD = 3;
  private static final UUID LEARNER_OF_SHARD =
      UUID.fromString("00000003-0000-8000-8000-000000000001");
  private static final String APPENDS_THAT_WAIT =
      "wait_event_type = 'Lock' and application_name = 'ledger-append'";
  private static final String APPENDS_LEFT_OPEN =
      "state = 'idle in transaction' and application_name = 'ledger-append'";
  private static final String APPENDS_AT_WORK =
      "state = 'active' and application_name = 'ledger-append'";

  private final Installation installation = Installation.shared();

  @Test
  void aTransactionHeldOpenOnTheHeadIsNotOvertaken() throws SQLException {
    PostingLog posting = new PostingLog(installation.platform("patient"));
    List<LedgerReader.Head> before = installation.ledger(PackagedService.ENROLLMENT).heads();
    CompletableFuture<Void> posted;
    long held;
    try (HandWrittenAppend append =
        HandWrittenAppend.open(
            installation.session(PackagedService.ENROLLMENT.database), SHARD, LEARNER_OF_SHARD)) {
      posted = CompletableFuture.runAsync(() -> posting.post(profiles("patient", 200), 10));
      awaitSession(APPENDS_THAT_WAIT);

      assertThat(posting.acknowledged()).isZero();
      assertThat(installation.ledger(PackagedService.ENROLLMENT).heads()).isEqualTo(before);
      held = append.position();
      append.commit();
    }
    posted.join();

    assertThat(posting.receipts().values())
        .filteredOn(receipt -> receipt.shard() == SHARD)
        .isNotEmpty()
        .allMatch(receipt -> receipt.position() > held);
    Examination examination = new Examination(installation, "patient");
    examination.everyAcknowledgedEventIsInItsLedgerOnce(posting);
    examination.followersHaveCaughtUp();
  }

  @Test
  void aReplicaThatStallsInTheMiddleOfAnAppendDoesNotStopTheOther() {
    try (ServiceProcess stalling =
        installation.replica(PackagedService.ENROLLMENT, PackagedService.ENROLLMENT.database)) {
      PostingLog intoTheStall = new PostingLog(only("stalling", stalling.uri()));
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(() -> postUntil(enough, intoTheStall));
      stallWithinATransaction(stalling);
      enough.set(true);

      PostingLog besides =
          new PostingLog(only("besides", installation.uri(PackagedService.ENROLLMENT)));
      besides.post(profiles("besides", 10), 10);

      assertThat(besides.acknowledged()).isEqualTo(10);
      assertThat(load).as("what was posted to the stalled replica").isNotDone();
      stalling.resume();
      load.join();
      new Examination(installation, "besides").everyAcknowledgedEventIsInItsLedgerOnce(besides);
      new Examination(installation, "stalling")
          .everyAcknowledgedEventIsInItsLedgerOnce(intoTheStall);
    }
  }

  private static void postUntil(AtomicBoolean enough, PostingLog posting) {
    for (int i = 0; !enough.get(); i++) {
      posting.post(profiles("stalling-" + i, 200), 50);
    }
  }

  /** Stops the process, and lets it go again as long as it did not happen to hold the lock. */
  private void stallWithinATransaction(ServiceProcess stalling) {
    Awaitility.await("a stall that leaves an append open")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              stalling.stall();
              Awaitility.await().until(() -> sessions(APPENDS_AT_WORK) == 0);
              boolean open = sessions(APPENDS_LEFT_OPEN) > 0;
              if (!open) {
                stalling.resume();
              }
              return open;
            });
  }

  private LearningPlatform only(String name, URI replica) {
    return installation.platform(name, Map.of(PackagedService.ENROLLMENT, List.of(replica)));
  }

  private void awaitSession(String which) {
    Awaitility.await(which)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sessions(which) > 0);
  }

  private int sessions(String which) throws SQLException {
    try (Connection session = installation.session(PackagedService.ENROLLMENT.database);
        Statement statement = session.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database() and "
                    + which)) {
      count.next();
      return count.getInt(1);
    }
  }

  private static List<Event> profiles(String prefix, int learners) {
    return IntStream.range(0, learners).mapToObj(i -> profile(prefix + "-" + i)).toList();
  }

  static Event profile(String learner) {
    return new Event(
        PackagedService.ENROLLMENT,
        "declared-" + learner,
        "profile-declared",
        Map.of(
            "learner", learner, "declaredOn", "2024-01-01", "attributes", Map.of("gender", "f")));
  }
}
