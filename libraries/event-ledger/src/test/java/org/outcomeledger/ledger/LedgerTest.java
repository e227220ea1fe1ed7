package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.ledger.WordLedger.append;
import static org.outcomeledger.ledger.WordLedger.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.http.ProblemType;

class LedgerTest {

  private final WordLedger kept = new WordLedger();
  private final Ledger<Word> ledger = kept.replica();

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void whatWasAcceptedCanBeReadBackAndRecomputed() {
    var receipt = (Receipt.Accepted) append(ledger, new Word("hello").by("ada", "1")).getFirst();

    LedgerEntry entry = kept.verified().getFirst();
    assertThat(entry.shard()).isEqualTo(receipt.shard());
    assertThat(entry.position()).isEqualTo(receipt.position()).isEqualTo(1);
    assertThat(entry.content().data()).asString().isEqualTo("{\"text\":\"hello\"}");
    assertThat(entry.content().learnerId()).isEqualTo(Word.uuid("ada"));
  }

  @Test
  void theSameEventAgainIsADuplicateWhateverItsTime() {
    var first = (Receipt.Accepted) append(ledger, new Word("hello").by("ada", "1")).getFirst();
    var again = at(new Word("hello").by("ada", "1"), Instant.parse("2026-01-01T00:00:00Z"));

    assertThat(append(ledger, again, again))
        .containsOnly(new Receipt.Duplicate(first.shard(), first.position()));
    assertThat(kept.verified()).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherContentOrOfAnotherLearnerIsRefused() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(append(ledger, new Word("bye").by("ada", "1"), new Word("hello").by("bob", "1")))
        .allSatisfy(receipt -> assertThat(code(receipt)).isEqualTo("id-reused"));
    assertThat(kept.verified()).hasSize(1);
  }

  @Test
  void anErasedEventIsADuplicateWhateverItsContent() {
    append(ledger, new Word("hello").by("ada", "1"));
    kept.erasing("update idempotency_key set content_hash = null");

    assertThat(append(ledger, new Word("bye").by("ada", "1")).getFirst())
        .isInstanceOf(Receipt.Duplicate.class);
  }

  @Test
  void aRejectedEventDoesNotUseUpItsKey() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(code(append(ledger, new Word("hello").by("ada", "2")).getFirst()))
        .isEqualTo("already-declared");
    assertThat(append(ledger, new Word("bye").by("ada", "2")).getFirst())
        .isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void eachEventOfARequestSeesThoseBeforeIt() {
    assertThat(
            append(
                ledger,
                new Word("hello").by("ada", "1"),
                new Word("hello").by("ada", "2"),
                new Word("hello").by("bob", "3"),
                new Word("bye").by("bob", "4")))
        .extracting(LedgerTest::code)
        .containsExactly("accepted", "already-declared", "already-enrolled", "accepted");
    assertThat(kept.verified()).hasSize(2);
  }

  @Test
  void anAtomicRequestIsKeptWholeOrNotAtAll() {
    var events =
        List.of(
            new Word("hello").by("ada", "1"),
            new Word("hello").by("bob", "2"),
            new Word("bye").by("bob", "3"));

    assertThat(await(ledger, new AppendRequest<>(events, true)))
        .extracting(LedgerTest::code)
        .containsExactly("not-attempted", "already-enrolled", "not-attempted");
    assertThat(kept.verified()).isEmpty();

    assertThat(await(ledger, new AppendRequest<>(events, false)))
        .extracting(LedgerTest::code)
        .containsExactly("accepted", "already-enrolled", "accepted");
  }

  @Test
  void aRefusedRequestBetweenTwoWritesOfAFlushLeavesNothing() {
    var holder = kept.database.connectToRelay();
    holder.query("begin").executeAndAwait();
    holder.query(Heads.SELECT + " for update").executeAndAwait();
    List<Uni<List<Receipt>>> posted =
        IntStream.range(0, 5).mapToObj(i -> ledger.append(threeHundred(i))).toList();
    holder.query("rollback").executeAndAwait();
    holder.closeAndAwait();

    assertThat(answers(posted))
        .hasSize(1500)
        .containsOnlyOnce("already-enrolled")
        .filteredOn("accepted"::equals)
        .hasSize(1200);
    assertThat(kept.verified()).hasSize(1200);
  }

  /** Of 300 learners, all or none; the fourth ends with a word of the first. */
  private static AppendRequest<Word> threeHundred(int request) {
    return new AppendRequest<>(
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    new Word("word-" + i + "-" + (request == 3 && i == 299 ? 0 : request))
                        .by("learner-" + i + "-" + request, "id-" + i + "-" + request))
            .toList(),
        true);
  }

  @Test
  void rulesThatThrowFailTheirOwnRequestAlone() {
    kept.sql("select 1");
    List<Uni<List<Receipt>>> together =
        List.of(
            ledger.append(request(new Word("one").by("ada", "1"))),
            ledger.append(
                request(new Word("two").by("bob", "2"), new Word(Word.UNSPEAKABLE).by("bob", "3"))),
            ledger.append(request(new Word("two").by("cy", "4"))));

    assertThat(together.get(0).await().atMost(Duration.ofSeconds(30))).hasSize(1);
    assertThatThrownBy(() -> together.get(1).await().atMost(Duration.ofSeconds(30)))
        .hasMessage("These rules are broken");
    assertThat(together.get(2).await().atMost(Duration.ofSeconds(30)))
        .extracting(LedgerTest::code)
        .containsExactly("accepted");
    assertThat(kept.verified()).hasSize(2);
  }

  @Test
  void ofManyWhoWantTheSameWordAtTwoReplicasOneGetsIt() {
    Ledger<Word> other = kept.replica();
    List<Uni<List<Receipt>>> posted =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? ledger : other)
                        .append(request(new Word("mine").by("learner-" + i, "id-" + i))))
            .toList();

    assertThat(answers(posted)).filteredOn("accepted"::equals).hasSize(1);
    assertThat(answers(posted)).filteredOn("already-enrolled"::equals).hasSize(39);
    assertThat(kept.verified()).hasSize(1);
  }

  @Test
  void positionsAreDenseWhileTwoReplicasAppendAtOnce() {
    Ledger<Word> other = kept.replica();
    List<Uni<List<Receipt>>> posted =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? ledger : other)
                        .append(request(new Word("word-" + i).by("learner-" + i % 50, "id-" + i))))
            .toList();

    assertThat(answers(posted)).containsOnly("accepted");
    assertThat(kept.verified()).hasSize(400);
  }

  @Test
  void aTransactionHeldOpenIsNotOvertaken() {
    var holder = kept.database.connectToRelay();
    holder.query("begin").executeAndAwait();
    holder.query(Heads.SELECT + " for update").executeAndAwait();

    assertThatThrownBy(() -> append(ledger, new Word("hello").by("ada", "1")))
        .isInstanceOf(LedgerUnavailable.class);
    assertThat(kept.verified()).isEmpty();

    holder.query("rollback").executeAndAwait();
    assertThat(append(ledger, new Word("hello").by("ada", "1")))
        .extracting(LedgerTest::code)
        .containsExactly("accepted");
    holder.closeAndAwait();
  }

  @Test
  void aReplicaThatStallsWithTheLockLosesIt() {
    var stalled = kept.database.connectToAppend();
    stalled.query("begin").executeAndAwait();
    stalled.query(Heads.SELECT + " for update").executeAndAwait();

    // Nobody ends the stalled transaction but the server, by the limit that its session set.
    assertThat(untilAccepted(new Word("hello").by("ada", "1"))).isEqualTo("accepted");
    assertThatThrownBy(() -> stalled.query("commit").executeAndAwait()).isNotNull();
    assertThat(kept.verified()).hasSize(1);
  }

  @Test
  void moreThanMayWaitIsRefusedAsBusy() {
    var holder = kept.database.connectToRelay();
    holder.query("begin").executeAndAwait();
    holder.query(Heads.SELECT + " for update").executeAndAwait();
    String long64k = "x".repeat(64 << 10);
    List<Uni<List<Receipt>>> posted = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      posted.add(
          ledger
              .append(request(new Word(long64k).by("learner-" + i, "id-" + i)))
              .onFailure()
              .recoverWithItem(failure -> List.of(refused(failure))));
    }
    holder.query("rollback").executeAndAwait();
    holder.closeAndAwait();

    assertThat(answers(posted)).contains("busy").doesNotContain("internal-error");
  }

  private static Receipt refused(Throwable failure) {
    ProblemType type =
        failure instanceof LedgerBusy ? ProblemType.BUSY : ProblemType.INTERNAL_ERROR;
    return new Receipt.Refused(new Rejection(type, "", ""));
  }

  private String untilAccepted(ReportedEvent<Word> event) {
    return Uni.createFrom()
        .deferred(() -> ledger.append(request(event)))
        .onFailure(LedgerUnavailable.class)
        .retry()
        .atMost(20)
        .map(receipts -> code(receipts.getFirst()))
        .await()
        .atMost(Duration.ofMinutes(1));
  }

  private static List<String> answers(List<Uni<List<Receipt>>> posted) {
    return posted.stream()
        .flatMap(answer -> answer.await().atMost(Duration.ofSeconds(30)).stream())
        .map(LedgerTest::code)
        .toList();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static AppendRequest<Word> request(ReportedEvent<Word>... events) {
    return new AppendRequest<>(List.of(events), false);
  }

  private static ReportedEvent<Word> at(ReportedEvent<Word> event, Instant time) {
    return new ReportedEvent<>(
        event.platform(),
        event.learnerId(),
        event.source(),
        event.id(),
        event.type(),
        time,
        event.data(),
        event.event(),
        null);
  }

  static String code(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted -> "accepted";
      case Receipt.Duplicate duplicate -> "duplicate";
      case Receipt.Refused refused -> refused.rejection().code();
      case Receipt.NotAttempted notAttempted -> "not-attempted";
    };
  }
}
