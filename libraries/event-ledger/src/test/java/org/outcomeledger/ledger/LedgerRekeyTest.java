package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.outcomeledger.ledger.WordLedger.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.format.HeadChain;
import org.outcomeledger.format.HeadSigningKey;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.SignedHead;

class LedgerRekeyTest {

  private static final long SEED = System.nanoTime();
  private static final byte[] SECRET = "the secret of the old ledger's words".getBytes(UTF_8);

  private record Settings(Optional<Path> headsKeyFile) implements HeadsConfig {

    @Override
    public Optional<Path> headsPreviousKeyFile() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> headsFile() {
      return Optional.empty();
    }

    @Override
    public Duration headsEvery() {
      return Duration.ZERO;
    }

    @Override
    public Duration headsOverdueAfter() {
      return Duration.ofMinutes(5);
    }
  }

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final WordLedger old = new WordLedger();
  private final WordLedger fresh = WordLedger.another();
  private final HeadSigningKey key = HeadSigningKey.withNewKey();
  private final List<ReportedEvent<Word>> posted = new ArrayList<>();
  private HeadKeys keys;

  @BeforeEach
  void aLedgerOfManyWords() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, key.pem());
    keys = new HeadKeys(new Settings(Optional.of(file)));
    try (Ledger<Word> ledger = old.replica()) {
      for (int i = 0; i < 300; i++) {
        ReportedEvent<Word> word =
            new Word("word-" + i).by("learner-" + random.nextInt(20), "w" + i);
        append(ledger, word);
        posted.add(word);
      }
    }
    old.awaitNoSession("ledger-append");
  }

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  @Test
  void everyStreamIsThereUnderAnotherPseudonymAndTheNewLedgerVerifies() {
    old.sql(
        "insert into audit_entry (id, at, operation, caller, caller_name, parameters)"
            + " values (gen_random_uuid(), now(), 'getShard', 'ada', 'Ada', '{\"shard\":[\"1\"]}')");
    rekey(LedgerRekeyTest::rekeyed);

    assertThat(streams(fresh, it -> it)).isEqualTo(streams(old, LedgerRekeyTest::rekeyed));
    assertThat(fresh.verified())
        .as("seed %d", SEED)
        .hasSize(300)
        .extracting(LedgerEntry::incarnation)
        .containsOnly(fresh.store.heads().await().atMost(WordLedger.TIMEOUT).incarnation())
        .doesNotContain(old.store.heads().await().atMost(WordLedger.TIMEOUT).incarnation());
    assertThat(fresh.sql("select count(*) from claim")).isEqualTo(300L);
    assertThat(fresh.sql("select caller from audit_entry")).isEqualTo("ada");
    assertThat(fresh.sql("select caller_name from audit_entry")).isEqualTo("Ada");
  }

  @Test
  void anAuditTrailOfBeforeCallersHadNamesIsTakenOver() {
    old.sql("alter table audit_entry drop column caller_name");
    old.sql(
        "insert into audit_entry (id, at, operation, caller, parameters)"
            + " values (gen_random_uuid(), now(), 'getShard', 'ada', '{}')");
    rekey(LedgerRekeyTest::rekeyed);
    assertThat(fresh.sql("select caller from audit_entry where caller_name is null"))
        .isEqualTo("ada");
  }

  @Test
  void whatWasPostedBeforeIsADuplicateAndAnythingElseUnderItsIdIsNot() {
    rekey(LedgerRekeyTest::rekeyed);

    Ledger<Word> ledger = fresh.replica();
    for (ReportedEvent<Word> event : posted) {
      assertThat(append(ledger, again(event, event.data())))
          .as("seed %d", SEED)
          .singleElement()
          .isInstanceOf(Receipt.Duplicate.class);
    }
    assertThat(append(ledger, again(posted.getFirst(), "{\"text\":\"other\"}".getBytes(UTF_8))))
        .singleElement()
        .isNotInstanceOfAny(Receipt.Duplicate.class, Receipt.Accepted.class);
    append(
        ledger,
        again(
            new Word("one more").by("learner-1", "later"),
            "{\"text\":\"one more\"}".getBytes(UTF_8)));
    assertThat(fresh.verified()).hasSize(301);
  }

  @Test
  void theOldLedgersLastHeadIsSignedAndStandsBeforeTheNewLedgersFirst() {
    Heads before = old.store.heads().await().atMost(WordLedger.TIMEOUT);
    rekey(LedgerRekeyTest::rekeyed);

    Heads now = fresh.store.heads().await().atMost(WordLedger.TIMEOUT);
    SignedHead last = new HeadsStore(fresh.pool).unsent().getLast();
    SignedHead first = keys.next("word", Optional.of(last), now);
    HeadChain chain = new HeadChain("word", List.of(key.open()));
    assertThat(chain.accept(last)).isEmpty();
    assertThat(chain.accept(first)).isEmpty();
    assertThat(last.statement().incarnation()).isEqualTo(before.incarnation());
    assertThat(last.statement().shards()).usingRecursiveComparison().isEqualTo(before.ofShards());
    assertThat(first.statement().previous()).isEqualTo(last.hash());
    assertThat(fresh.store.incarnations().await().atMost(WordLedger.TIMEOUT))
        .extracting(Incarnation::id)
        .containsExactly(before.incarnation(), now.incarnation());
  }

  @Test
  void whatWasErasedStaysErasedAndItsReceiptNamesThePlacesOfTheNewLedger() {
    Erasure erased = old.erase("platform-a", posted.getFirst().learnerId());
    long emptied = erased.own().orElseThrow().redacted();
    assertThat(emptied).as("seed %d", SEED).isPositive();
    rekey(LedgerRekeyTest::rekeyed);

    List<LedgerEntry> entries = fresh.verified();
    assertThat(entries).hasSize(301).filteredOn(LedgerEntry::redacted).hasSize((int) emptied);
    assertThat(
            fresh.sql(
                "select count(*) from erasure e join event m on m.shard = e.shard"
                    + " and m.position = e.position and m.id = e.id"))
        .isEqualTo(1L);
    assertThat(
            fresh.sql(
                "select count(*) from erasure e join event o on o.shard = e.shard"
                    + " and o.position = any(e.redacted) and o.learner_id is null"))
        .isEqualTo(emptied);
    assertThat(append(fresh.replica(), again(posted.getFirst(), posted.getFirst().data())))
        .singleElement()
        .isInstanceOf(Receipt.Duplicate.class);
  }

  @Test
  void whileAnErasureWaitsNothingIsWritten() {
    old.erasures
        .request(UUID.randomUUID(), "platform-a", posted.getFirst().learnerId())
        .await()
        .atMost(WordLedger.TIMEOUT);
    assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("1 erasures are not carried out in both ledgers yet");
  }

  @Test
  void interruptedAnywhereNothingIsWrittenAndItIsRunAgain() {
    for (int round = 0; round < 5; round++) {
      int[] left = {random.nextInt(1, 900)};
      // With assertions on, the driver may end with one of its own rather than say what happened.
      assertThat(catchThrowable(() -> rekey(id -> --left[0] == 0 ? interrupted(id) : rekeyed(id))))
          .as("seed %d", SEED)
          .isNotNull();
      assertThat(fresh.sql("select count(*) from event")).isEqualTo(0L);
      assertThat(fresh.sql("select count(*) from idempotency_key")).isEqualTo(0L);
    }
    rekey(LedgerRekeyTest::rekeyed);
    assertThat(fresh.verified()).hasSize(300);
  }

  @Test
  void itIsNotRunTwice() {
    rekey(LedgerRekeyTest::rekeyed);
    assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("holds a ledger already");
  }

  @Test
  void aLedgerThatWasChangedIsNotMadeOneThatVerifies() throws SQLException {
    try (Connection superuser = old.superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("update event set data = '{\"text\":\"never said\"}' where position = 3");
    }
    assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("position 3: leaf is not that of the content");
    assertThat(fresh.sql("select count(*) from event")).isEqualTo(0L);
  }

  @Test
  void whileAReplicaStillAppendsToTheOldLedgerNothingIsWritten() {
    append(old.replica(), new Word("late").by("ada", "late"));
    assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Stop them all");
  }

  @Test
  void anotherSecretThanTheOldLedgersIsRefused() {
    KeptSetting other = secret("a secret that is not the old ledger's".getBytes(UTF_8));
    old.sql(
        "insert into kept_setting (name, value) values ('%s', '%s')"
            .formatted(other.name(), other.valueToKeep()));
    assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("secret has the key id");
  }

  @Test
  void aTableThatIsNotKnownIsNotLeftBehindInSilence() {
    old.sql("create table diary (learner_id uuid)");
    try {
      assertThatThrownBy(() -> rekey(LedgerRekeyTest::rekeyed))
          .isInstanceOf(CommandRefused.class)
          .hasMessageEndingWith("that this version does not know: diary");
    } finally {
      old.sql("drop table diary");
    }
  }

  private List<String> rekey(UnaryOperator<UUID> ids) {
    return fresh.rekeyFrom(old, keys).run(new Rekeying(ids, (type, data) -> data, secret(SECRET)));
  }

  private static KeptSetting secret(byte[] secret) {
    return new KeptSetting.Secret("secret", secret, "All would be new.");
  }

  private static UUID rekeyed(UUID old) {
    return Word.uuid("another secret and " + old);
  }

  /** The server ends the session that writes, as when it crashes. */
  private UUID interrupted(UUID id) {
    fresh.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
            + " and application_name like 'PostgreSQL JDBC%'");
    return rekeyed(id);
  }

  /** The same event from a platform whose ids get the new pseudonyms. */
  private static ReportedEvent<Word> again(ReportedEvent<Word> event, byte[] data) {
    return new ReportedEvent<>(
        event.platform(),
        rekeyed(event.learnerId()),
        event.source(),
        rekeyed(event.id()),
        event.type(),
        event.time(),
        data,
        event.event(),
        null);
  }

  /** Of each learner what was said, in order. */
  private static Map<UUID, List<String>> streams(WordLedger kept, UnaryOperator<UUID> learner) {
    return kept.verified().stream()
        .collect(
            Collectors.groupingBy(
                entry -> learner.apply(entry.content().learnerId()),
                Collectors.mapping(
                    entry ->
                        new String(entry.content().data(), UTF_8) + entry.content().recordedAt(),
                    Collectors.toList())));
  }
}
