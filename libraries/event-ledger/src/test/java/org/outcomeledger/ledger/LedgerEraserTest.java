package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.ledger.WordLedger.append;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.testservers.TestServers;

/** What an erasure leaves of a learner in a ledger, and what it leaves of the ledger. */
class LedgerEraserTest {

  private static final String PLATFORM = "platform-a";
  private static final UUID ADA = Word.uuid("ada");
  private static final UUID BOB = Word.uuid("bob");

  private final WordLedger kept = new WordLedger();
  private final Ledger<Word> ledger = kept.replica();

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void everyEntryOfTheLearnerIsBareAndTheChainVerifies() {
    append(ledger, new Word("hello").by("ada", "1"), new Word("bye").by("bob", "2"));
    append(ledger, new Word("again").by("ada", "3"));
    List<LedgerEntry> before = kept.verified();

    Erasure erased = kept.erase(PLATFORM, ADA);

    List<LedgerEntry> after = kept.verified();
    List<LedgerEntry> hers = ofLearner(before, ADA);
    assertThat(after).hasSize(before.size() + 1);
    assertThat(after).filteredOn(LedgerEntry::redacted).hasSameSizeAs(hers);
    assertThat(ofLearner(after, ADA)).isEmpty();
    assertThat(ofLearner(after, BOB)).usingRecursiveComparison().isEqualTo(ofLearner(before, BOB));
    assertThat(erased.own().orElseThrow().redacted()).isEqualTo(hers.size());
    assertThat(
            kept.sql(
                "select count(*) from event where data is null and num_nonnulls(learner_id,"
                    + " stream_version, platform, type, id, source, time, recorded_at, salt,"
                    + " traceparent) > 0"))
        .isEqualTo(0L);
  }

  @Test
  void theMarkerListsWhatIsBareAndNamesNobody() {
    append(ledger, new Word("hello").by("ada", "1"), new Word("again").by("ada", "2"));

    Erasure.Marker place = kept.erase(PLATFORM, ADA).own().orElseThrow().marker().orElseThrow();

    List<LedgerEntry> entries = kept.verified();
    LedgerEntry marker = entries.stream().filter(it -> !it.redacted()).findFirst().orElseThrow();
    assertThat(new Erasure.Marker(marker.shard(), marker.position())).isEqualTo(place);
    assertThat(marker.content().type()).isEqualTo(ErasureMarker.TYPE);
    assertThat(marker.content().learnerId()).isEqualTo(ErasureMarker.NOBODY);
    assertThat(ErasureMarker.redacted(marker.content().data()))
        .isEqualTo(
            entries.stream().filter(LedgerEntry::redacted).map(LedgerEntry::position).toList());
  }

  @Test
  void noRowNamesTheLearnerAnyMore() {
    append(ledger, new Word("hello").by("ada", "1"), new Word("bye").by("bob", "2"));
    kept.erase(PLATFORM, ADA);
    assertThat(kept.sql("select count(*) from erasure where learner_id is not null")).isEqualTo(0L);
    assertThat(kept.sql("select count(*) from event where learner_id = '" + ADA + "'"))
        .isEqualTo(0L);
    assertThat(kept.sql("select count(*) from claim")).isEqualTo(1L);
    assertThat(kept.sql("select count(*) from idempotency_key where content_hash is null"))
        .isEqualTo(1L);
  }

  @Test
  void anErasedEventIsADuplicateWhateverItsContent() {
    Receipt first = append(ledger, new Word("hello").by("ada", "1")).getFirst();
    kept.erase(PLATFORM, ADA);

    assertThat(append(ledger, new Word("other").by("ada", "1"), new Word("bye").by("bob", "1")))
        .containsOnly(duplicateOf((Receipt.Accepted) first));
  }

  private static Receipt duplicateOf(Receipt.Accepted accepted) {
    return new Receipt.Duplicate(accepted.shard(), accepted.position());
  }

  @Test
  void whatTheLearnerHeldIsFree() {
    append(ledger, new Word("hello").by("ada", "1"));
    assertThat(append(ledger, new Word("hello").by("bob", "2")))
        .hasOnlyElementsOfType(Receipt.Refused.class);
    kept.erase(PLATFORM, ADA);
    assertThat(append(ledger, new Word("hello").by("bob", "2")))
        .hasOnlyElementsOfType(Receipt.Accepted.class);
  }

  @Test
  void laterEventsBeginANewRecordThatCanBeErasedInTurn() {
    append(ledger, new Word("hello").by("ada", "1"));
    kept.erase(PLATFORM, ADA);
    var again = (Receipt.Accepted) append(ledger, new Word("hello").by("ada", "2")).getFirst();
    assertThat(kept.sql("select max(stream_version) from event")).isEqualTo(1);

    kept.erase(PLATFORM, ADA);

    assertThat(kept.verified()).filteredOn(LedgerEntry::redacted).hasSize(2);
    assertThat(markers(kept.verified()))
        .extracting(it -> ErasureMarker.redacted(it.content().data()))
        .containsExactly(List.of(1L), List.of(again.position()));
  }

  @Test
  void aStreamThatIsKeptInMemoryIsForgotten() {
    var limits = new StreamLimits(1_000, 3, 1 << 20, 40, 1 << 20, 1_000);
    Ledger<Word> keeping = kept.replica(limits);
    Ledger<Word> other = kept.replica(limits);
    for (Ledger<Word> replica : List.of(keeping, other)) {
      String name = replica == keeping ? "one" : "two";
      for (int i = 0; i < 10; i++) {
        append(replica, new Word(name + i).by("ada", name + i));
      }
    }
    kept.erase(PLATFORM, ADA);
    keeping.forget(ADA);

    assertThat(append(keeping, new Word("one1").by("ada", "again-1")))
        .hasOnlyElementsOfType(Receipt.Accepted.class);
    assertThat(append(other, new Word("one2").by("ada", "again-2")))
        .hasOnlyElementsOfType(Receipt.Accepted.class);
    assertThat(kept.sql("select max(stream_version) from event")).isEqualTo(2);
  }

  @Test
  void aLearnerNeverHeardOfIsErasedLikeAnyOtherAndTheLedgerIsAsItWas() {
    append(ledger, new Word("hello").by("ada", "1"));
    List<LedgerEntry> before = kept.verified();

    Erasure erased = kept.erase(PLATFORM, BOB);

    assertThat(erased.own()).isPresent();
    assertThat(erased.own().orElseThrow().redacted()).isZero();
    assertThat(erased.own().orElseThrow().marker()).isEmpty();
    assertThat(kept.verified()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void learnersThatWereMadeUpWaitForNobodyAndAreScrubbedToo() {
    append(ledger, new Word("hello").by("ada", "1"));
    Erasure madeUp = request(BOB);
    try (var relay = new RelaySession(kept.database.connectToRelay())) {
      assertThat(relay.next(relay.cursor(), 10)).hasSize(1);
      kept.eraser(Optional.empty()).carryOut(erased -> {});
    }
    assertThat(found(madeUp).own().orElseThrow().redacted()).isZero();
    assertThat(kept.sql("select count(*) from erasure where learner_id is not null")).isEqualTo(0L);
    assertThat(kept.sql("select string_agg(table_name, ' ') from to_be_scrubbed"))
        .isEqualTo("erasure");
  }

  @Test
  void aWorkerThatIsAtItAlreadyIsNotWaitedFor() {
    append(ledger, new Word("hello").by("ada", "1"));
    Erasure hers = request(ADA);
    ErasureWorker worker = worker();
    try (var relay = new RelaySession(kept.database.connectToRelay())) {
      assertThat(relay.next(relay.cursor(), 10)).hasSize(1);
      CompletableFuture<Void> first = CompletableFuture.runAsync(worker::carryOut);
      awaitOneThatWaits();
      worker.carryOut();
      assertThat(first).isNotDone();
      assertThat(found(hers).own()).isEmpty();
    }
    Awaitility.await().atMost(WordLedger.TIMEOUT).until(() -> found(hers).own().isPresent());
  }

  /** As the service has it; what it would send stays where it is. */
  private ErasureWorker worker() {
    var settings = new WordLedgerSettings("word");
    Map<String, Object> kafka = Map.of("bootstrap.servers", TestServers.kafka());
    var messages = new ErasureMessages(new ErasureSeal(new byte[32]));
    var erasing = new WordLedger.Erasing(Optional.empty());
    return new ErasureWorker(
        kept.eraser(Optional.empty()),
        new ErasureOutbox(kept.erasures, messages, erasing, settings, kafka),
        ledger,
        new Relay(kept.database, settings, new RelaySpans(OpenTelemetry.noop(), true), kafka));
  }

  @Test
  void askingAgainWhileItWaitsMakesNoOther() {
    Erasure first = request(ADA);
    assertThat(request(ADA)).isEqualTo(first);
    assertThat(request(BOB).id()).isNotEqualTo(first.id());
    kept.eraser(Optional.empty()).carryOut(erased -> {});
    assertThat(request(ADA).id()).isNotEqualTo(first.id());
  }

  @Test
  void anotherPlatformsErasureIsNotFound() {
    Erasure hers = request(ADA);
    assertThat(kept.erasures.find(hers.id(), PLATFORM).await().atMost(WordLedger.TIMEOUT))
        .contains(hers);
    assertThat(kept.erasures.find(hers.id(), "platform-b").await().atMost(WordLedger.TIMEOUT))
        .isEmpty();
  }

  @Test
  void whileAnotherLedgerHasItsPartToDoTheLearnerIsStillKnown() {
    append(ledger, new Word("hello").by("ada", "1"));
    Erasure asked = request(ADA);
    kept.eraser(Optional.of("other")).carryOut(erased -> {});
    assertThat(kept.sql("select learner_id from erasure")).isEqualTo(ADA);
    assertThat(kept.erasures.toAsk(Duration.ZERO))
        .extracting(ErasureRequest::learnerId)
        .containsExactly(ADA);

    kept.erasures.answered(
        new CarriedOutErasure(
            asked.id(),
            PLATFORM,
            "other",
            asked.requestedAt(),
            asked.requestedAt(),
            Optional.of(new Erasure.Marker(2, 7)),
            List.of(3L, 5L),
            List.of("aa", "bb")));

    assertThat(kept.sql("select learner_id from erasure")).isNull();
    assertThat(kept.erasures.toAsk(Duration.ZERO)).isEmpty();
    assertThat(
            kept.erasures
                .find(asked.id(), PLATFORM)
                .await()
                .atMost(WordLedger.TIMEOUT)
                .flatMap(Erasure::other))
        .contains(new Erasure.Part(asked.requestedAt(), 2, Optional.of(new Erasure.Marker(2, 7))));
  }

  @Test
  void oneThatCannotBeCarriedOutKeepsNoOtherWaiting() {
    append(ledger, new Word("hello").by("ada", "1"), new Word("bye").by("bob", "2"));
    kept.sql(
        "create function stuck() returns trigger language plpgsql as $$ begin raise 'stuck'; end"
            + " $$; create trigger stuck before delete on claim for each row when (old.id = '"
            + Word.uuid("hello")
            + "') execute function stuck()");
    Erasure hers = request(ADA);
    Erasure his = request(BOB);
    LedgerEraser eraser = kept.eraser(Optional.empty());

    assertThatThrownBy(() -> eraser.carryOut(erased -> {})).hasMessageContaining("stuck");

    assertThat(found(his).own()).isPresent();
    assertThat(found(hers).own()).isEmpty();
    assertThat(ofLearner(kept.verified(), ADA)).hasSize(1);
    kept.sql("drop trigger stuck on claim; drop function stuck()");
    eraser.carryOut(erased -> {});
    assertThat(found(hers).own()).isPresent();
  }

  @Test
  void whoHasManyErasedKeepsNobodyElseWaiting() {
    for (int i = 0; i < 50; i++) {
      append(ledger, new Word("word-" + i).by("learner-" + i, "id-" + i));
      request(Word.uuid("learner-" + i));
    }
    append(ledger, new Word("hello").by("ada", "1"));
    kept.erasures.request(UUID.randomUUID(), "platform-b", ADA).await().atMost(WordLedger.TIMEOUT);
    var erased = new ArrayList<UUID>();

    kept.eraser(Optional.empty()).carryOut(erased::add);

    assertThat(erased).hasSize(51);
    assertThat(erased.indexOf(ADA)).isLessThan(25);
  }

  @Test
  void whatTheRelayHasInHandIsNotEmptiedBeforeItIsAcknowledged() {
    append(ledger, new Word("hello").by("ada", "1"));
    try (var relay = new RelaySession(kept.database.connectToRelay())) {
      assertThat(relay.own()).isTrue();
      Long[] cursor = relay.cursor();
      List<StoredEvent> inHand = relay.next(cursor, 10);
      CompletableFuture<Erasure> erasing =
          CompletableFuture.supplyAsync(() -> kept.erase(PLATFORM, ADA));
      awaitOneThatWaits();
      assertThat(ofLearner(kept.verified(), ADA)).hasSize(1);

      Long[] to = cursor.clone();
      to[inHand.getFirst().entry().shard()] = 1L;
      relay.move(cursor, to);

      assertThat(erasing.join().own()).isPresent();
      assertThat(relay.next(cursor, 10))
          .filteredOn(event -> !event.entry().redacted())
          .singleElement()
          .extracting(event -> event.entry().content().type())
          .isEqualTo(ErasureMarker.TYPE);
    }
  }

  @Test
  void aRelayThatDiesWithABatchInHandHoldsNoErasureUp() {
    append(ledger, new Word("hello").by("ada", "1"));
    var relay = new RelaySession(kept.database.connectToRelay());
    assertThat(relay.next(relay.cursor(), 10)).hasSize(1);
    CompletableFuture<Erasure> erasing =
        CompletableFuture.supplyAsync(() -> kept.erase(PLATFORM, ADA));
    awaitOneThatWaits();
    relay.close();
    assertThat(erasing.join().own()).isPresent();
  }

  @Test
  void anEraserThatDiesInTheMiddleHasDoneNothing() {
    append(ledger, new Word("hello").by("ada", "1"));
    request(ADA);
    try (var relay = new RelaySession(kept.database.connectToRelay())) {
      assertThat(relay.next(relay.cursor(), 10)).hasSize(1);
      CompletableFuture<Void> erasing =
          CompletableFuture.runAsync(() -> kept.eraser(Optional.empty()).carryOut(erased -> {}));
      awaitOneThatWaits();
      kept.sql(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name ="
              + " 'ledger-erase'");
      assertThatThrownBy(erasing::join).isInstanceOf(RuntimeException.class);
    }
    assertThat(ofLearner(kept.verified(), ADA)).hasSize(1);
    kept.eraser(Optional.empty()).carryOut(erased -> {});
    assertThat(ofLearner(kept.verified(), ADA)).isEmpty();
  }

  @Test
  void amongAppendsOfTwoReplicasEveryLearnerIsWhollyThereOrWhollyGone() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    List<Ledger<Word>> replicas = List.of(ledger, kept.replica());
    var appending = new ArrayList<CompletableFuture<?>>();
    for (int round = 0; round < 60; round++) {
      List<ReportedEvent<Word>> events = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String id = round + "-" + i;
        events.add(new Word("word-" + id).by("learner-" + random.nextInt(10), id));
      }
      appending.add(
          replicas
              .get(round % 2)
              .append(new AppendRequest<>(events, false))
              .subscribeAsCompletionStage());
      if (round % 5 == 0) {
        request(Word.uuid("learner-" + random.nextInt(10)));
        appending.add(
            CompletableFuture.runAsync(() -> kept.eraser(Optional.empty()).carryOut(erased -> {})));
      }
    }
    appending.forEach(CompletableFuture::join);

    List<LedgerEntry> entries = kept.verified();
    assertThat(entries.size() - markers(entries).size()).as("seed %d", seed).isEqualTo(60 * 20);
    IntStream.range(0, 10)
        .mapToObj(i -> Word.uuid("learner-" + i))
        .forEach(learner -> kept.erase(PLATFORM, learner));
    assertThat(kept.verified())
        .as("seed %d", seed)
        .filteredOn(entry -> !entry.redacted())
        .allMatch(entry -> entry.content().type().equals(ErasureMarker.TYPE));
  }

  private void awaitOneThatWaits() {
    Awaitility.await()
        .atMost(WordLedger.TIMEOUT)
        .until(
            () ->
                kept.sql(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                            + " and database = (select oid from pg_database where datname ="
                            + " current_database())")
                    .equals(1L));
  }

  private Erasure request(UUID learner) {
    return kept.erasures
        .request(UUID.randomUUID(), PLATFORM, learner)
        .await()
        .atMost(WordLedger.TIMEOUT);
  }

  private Erasure found(Erasure asked) {
    return kept.erasures
        .find(asked.id(), PLATFORM)
        .await()
        .atMost(WordLedger.TIMEOUT)
        .orElseThrow();
  }

  private static List<LedgerEntry> ofLearner(List<LedgerEntry> entries, UUID learner) {
    return entries.stream()
        .filter(entry -> !entry.redacted() && entry.content().learnerId().equals(learner))
        .toList();
  }

  private static List<LedgerEntry> markers(List<LedgerEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.redacted() && entry.content().type().equals(ErasureMarker.TYPE))
        .toList();
  }
}
