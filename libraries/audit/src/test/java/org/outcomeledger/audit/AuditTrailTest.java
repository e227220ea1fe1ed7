package org.outcomeledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.audit.AuditDatabase.entry;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.local.FreePort;
import org.outcomeledger.local.PostgresServer;
import org.outcomeledger.testservers.LocalServersOnly;
import org.outcomeledger.testservers.TestServers;

class AuditTrailTest {

  private static final String PASSWORD = "outcome-ledger";

  @TempDir Path folder;

  @Test
  void whatIsKeptIsInTheDatabaseWhenItIsSaidToBe() {
    try (AuditDatabase database = new AuditDatabase(TestServers.postgres())) {
      AuditEntry entry = entry("ada");
      keep(new AuditTrail(database.pool), entry);
      assertThat(database.entries()).containsExactly(entry);
    }
  }

  @Test
  void whatManyAskAtOnceIsThereOnceEach() {
    try (AuditDatabase database = new AuditDatabase(TestServers.postgres())) {
      List<AuditTrail> replicas =
          List.of(new AuditTrail(database.pool), new AuditTrail(database.pool));
      List<AuditEntry> entries = IntStream.range(0, 2_000).mapToObj(i -> entry("a" + i)).toList();
      Uni.join()
          .all(
              IntStream.range(0, entries.size())
                  .mapToObj(i -> replicas.get(i % 2).keep(entries.get(i)))
                  .toList())
          .andFailFast()
          .await()
          .atMost(AuditDatabase.TIMEOUT);
      assertThat(database.entries()).containsExactlyInAnyOrderElementsOf(entries);
    }
  }

  @Test
  void aReaderWhoFollowsTheNumbersMissesNoneThatCommitsMeanwhile() {
    try (AuditDatabase database = new AuditDatabase(TestServers.postgres())) {
      List<AuditTrail> replicas =
          Stream.generate(() -> new AuditTrail(database.pool)).limit(3).toList();
      List<Uni<Void>> kept =
          IntStream.range(0, 600).mapToObj(i -> replicas.get(i % 3).keep(entry("a" + i))).toList();
      var all = Uni.join().all(kept).andFailFast().subscribeAsCompletionStage();
      int seen = 0;
      long last = 0;
      while (seen < kept.size()) {
        List<NumberedEntry> page =
            database.table.page(last, Instant.EPOCH, 1_000).await().atMost(AuditDatabase.TIMEOUT);
        seen += page.size();
        last = page.isEmpty() ? last : page.getLast().number();
        if (all.isDone() && page.isEmpty()) {
          break;
        }
      }
      assertThat(seen).isEqualTo(kept.size());
    }
  }

  @Test
  void aTextThatTheDatabaseCannotKeepKeepsNoOtherWaiting() {
    try (AuditDatabase database = new AuditDatabase(TestServers.postgres())) {
      AuditTrail trail = new AuditTrail(database.pool);
      keep(trail, entry("a\u0000b\uD800"));
      keep(trail, entry("ada"));
      assertThat(database.entries())
          .extracting(AuditEntry::caller)
          .containsExactly("a\uFFFDb\uFFFD", "ada");
    }
  }

  @Test
  @LocalServersOnly("kills PostgreSQL, and starts it again on the same port")
  void whatIsAnsweredWhileTheDatabaseIsAwayIsInItOnceItIsBack() {
    int port = FreePort.any();
    try (PostgresServer first = postgres(port);
        AuditDatabase database = new AuditDatabase(first.address())) {
      AuditTrail trail = new AuditTrail(database.pool);
      AuditEntry before = entry("before");
      AuditEntry during = entry("during");
      keep(trail, before);
      first.kill();
      keep(trail, during);
      assertThat(trail.waiting()).isOne();
      try (PostgresServer second = postgres(port)) {
        Awaitility.await("an entry that the database takes at last")
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> {
                  trail.writeNext();
                  return trail.waiting() == 0;
                });
        assertThat(database.entries()).containsExactly(before, during);
        assertThat(second.address().port()).isEqualTo(port);
      }
    }
  }

  @Test
  void beyondWhatWaitsInMemoryNothingIsKeptAndThatIsSaid() {
    try (AuditDatabase database = new AuditDatabase(TestServers.postgres())) {
      AuditTrail trail = new AuditTrail(database.pool);
      database.sql("alter table audit_entry rename to taken_away");
      keep(trail, entry("first"));
      for (int i = 1; i < AuditTrail.MOST_WAITING; i++) {
        keep(trail, entry("a" + i));
      }
      assertThatThrownBy(() -> keep(trail, entry("one too many")))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.problem().type()).endsWith("/audit-unavailable"));

      database.sql("alter table taken_away rename to audit_entry");
      Awaitility.await("all that waited")
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                trail.writeNext();
                return trail.waiting() == 0;
              });
      assertThat(database.entries()).hasSize(AuditTrail.MOST_WAITING);
    }
  }

  private PostgresServer postgres(int port) {
    return PostgresServer.start(
        folder.resolve("data"), port, PASSWORD, folder.resolve("postgres.log"));
  }

  private static void keep(AuditTrail trail, AuditEntry entry) {
    trail.keep(entry).await().atMost(AuditDatabase.TIMEOUT);
  }
}
