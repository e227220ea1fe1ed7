package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.ledger.WordLedger.append;
import static org.outcomeledger.ledger.WordLedger.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Folded streams that are kept between flushes, and what one flush reads. */
class KeptStreamsTest {

  /** What an event weighs at most where it is kept: a word is less than 76 bytes. */
  private static final long EVENT = StreamCache.WEIGHT + 76;

  private static final StreamLimits SMALL =
      new StreamLimits(1_000, 3, 500 * EVENT, 40, 1 << 20, 1_000);

  /** A flush reads the data of some 25 words, however many learners it is about. */
  private static final StreamLimits FEW_BYTES =
      new StreamLimits(1_000, 16, 500 * EVENT, 1_000, 1_000, 1_000);

  private final WordLedger kept = new WordLedger();
  private final Ledger<Word> ledger = kept.replica(SMALL);

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void anEventOfALongStreamReadsNoMoreThanOneOfAShortStream() {
    try (Ledger<Word> closing = kept.replica()) {
      await(closing, new AppendRequest<>(words("ada", 0, 400), true));
      for (int i = 400; i < 450; i++) {
        assertThat(append(closing, said("ada", i)).getFirst()).isInstanceOf(Receipt.Accepted.class);
      }
    }
    CachedPlansTest.awaitEndOfSession(kept);
    assertThat((Long) kept.sql(CachedPlansTest.READ_BY_INDEX)).isLessThan(1_000);
    assertThat((Long) kept.sql(CachedPlansTest.READ_IN_WHOLE)).isLessThan(1_000);
  }

  @Test
  void whatAnotherReplicaAppendedIsSeen() {
    Ledger<Word> other = kept.replica(SMALL);
    await(ledger, new AppendRequest<>(words("ada", 0, 10), true));

    append(other, new Word("theirs").by("ada", "theirs"));
    assertThat(codes(new Word("theirs").by("ada", "ours"))).containsExactly("already-declared");
    await(other, new AppendRequest<>(words("ada", 10, 30), true));
    append(other, Word.retractionOf("ada-3").by("ada", "back"));
    assertThat(codes(said("ada", 25, "again"))).containsExactly("already-declared");
    assertThat(codes(said("ada", 3, "again"))).containsExactly("accepted");
    assertThat(kept.verified()).hasSize(33);
    assertVersionsAreDense("ada", 33);
  }

  @Test
  void anErasedStreamBeginsAnew() {
    await(ledger, new AppendRequest<>(words("ada", 0, 10), true));
    kept.sql("delete from claim");
    kept.erasing(AppendOnlyTest.EMPTY);

    assertThat(codes(said("ada", 3, "anew"))).containsExactly("accepted");
    assertVersionsAreDense("ada", 1);
  }

  @Test
  void aStreamWithAnotherEventInTheSamePlaceIsReadAnew() {
    await(ledger, new AppendRequest<>(words("ada", 0, 10), true));
    kept.sql("alter table event disable trigger user");
    // As a restore would leave it, after which something else was posted.
    kept.sql(
        "update event set data = '{\"text\":\"else\"}', chain = leaf where stream_version = 10");

    assertThat(codes(new Word("else").by("ada", "again"))).containsExactly("already-declared");
  }

  @Test
  void aRefusedAtomicRequestLeavesNothingInAKeptStream() {
    await(ledger, new AppendRequest<>(words("ada", 0, 10), true));
    List<ReportedEvent<Word>> refused = words("ada", 10, 20);
    refused.add(said("ada", 0, "again"));

    for (int i = 0; i < 2; i++) {
      assertThat(await(ledger, new AppendRequest<>(refused, true)).getLast())
          .isInstanceOf(Receipt.Refused.class);
      assertThat(codes(said("ada", 30 + i))).containsExactly("accepted");
    }
    assertThat(codes(said("ada", 15))).containsExactly("accepted");
    assertVersionsAreDense("ada", 13);
  }

  @Test
  void aBatchAboutManyLongStreamsIsDecidedInSeveralFlushes() {
    grow(8, 30);

    assertThat(await(ledger, new AppendRequest<>(oneMoreOfEach(8, 30), false)))
        .hasSize(8)
        .allMatch(Receipt.Accepted.class::isInstance);
    assertThat(
            (Long)
                kept.sql("select count(distinct recorded_at) from event where stream_version = 31"))
        .isGreaterThan(2);
  }

  @Test
  void anAtomicRequestAboutTooManyLongStreamsIsToldToSplit() {
    grow(8, 30);

    assertThatThrownBy(() -> await(ledger, new AppendRequest<>(oneMoreOfEach(8, 30), true)))
        .isInstanceOf(AtomicRequestTooExpensive.class);
    assertThat(await(ledger, new AppendRequest<>(oneMoreOfEach(5, 30), true)))
        .allMatch(Receipt.Accepted.class::isInstance);
    assertThat(kept.verified()).hasSize(8 * 30 + 5);
  }

  @Test
  void aBatchAboutLearnersOfWhomMuchDataIsHeldIsDecidedInSeveralFlushes() {
    grow(8, 10);

    assertThat(await(kept.replica(FEW_BYTES), new AppendRequest<>(oneMoreOfEach(8, 10), false)))
        .hasSize(8)
        .allMatch(Receipt.Accepted.class::isInstance);
    assertThat(
            (Long)
                kept.sql("select count(distinct recorded_at) from event where stream_version = 11"))
        .isGreaterThan(1);
    assertThat(kept.verified()).hasSize(8 * 11);
  }

  @Test
  void anAtomicRequestAboutTooMuchDataIsToldToSplit() {
    Ledger<Word> reading = kept.replica(FEW_BYTES);
    grow(8, 10);

    assertThatThrownBy(() -> await(reading, new AppendRequest<>(oneMoreOfEach(8, 10), true)))
        .isInstanceOf(AtomicRequestTooExpensive.class);
    assertThat(await(reading, new AppendRequest<>(oneMoreOfEach(2, 10), true)))
        .allMatch(Receipt.Accepted.class::isInstance);
    assertThat(kept.verified()).hasSize(8 * 10 + 2);
  }

  @Test
  void whatAnotherReplicaAppendedIsReadHoweverMuchDataItIs() {
    Ledger<Word> reading = kept.replica(new StreamLimits(1_000, 3, 500 * EVENT, 500, 300, 1_000));
    await(reading, new AppendRequest<>(words("ada", 0, 5), true));
    await(reading, new AppendRequest<>(words("bob", 0, 5), true));
    await(kept.replica(), new AppendRequest<>(words("ada", 5, 20), true));
    await(kept.replica(), new AppendRequest<>(words("bob", 5, 20), true));

    List<ReportedEvent<Word>> again =
        List.of(said("ada", 19, "again-a"), said("bob", 19, "again-b"));
    assertThat(await(reading, new AppendRequest<>(again, false)).stream().map(LedgerTest::code))
        .containsOnly("already-declared");
  }

  @Test
  void aStreamLongerThanAFlushReadsIsReadAllTheSame() {
    grow(1, 200);

    assertThat(codes(said("learner-0", 200))).containsExactly("accepted");
    assertThat(codes(said("learner-0", 199, "again"))).containsExactly("already-declared");
  }

  @Test
  void retractionsThatFoldTooMuchWaitForTheNextFlush() {
    Ledger<Word> slow = kept.replica(new StreamLimits(1_000, 3, 500 * EVENT, 40, 1 << 20, 100));
    grow(1, 60);
    var turns = new ArrayList<ReportedEvent<Word>>();
    for (int i = 0; i < 10; i++) {
      turns.add(Word.retractionOf("learner-0-" + i).by("learner-0", "back-" + i));
      turns.add(said("learner-0", i, "again-" + i));
    }

    assertThat(await(slow, new AppendRequest<>(turns, false)))
        .hasSize(20)
        .allMatch(Receipt.Accepted.class::isInstance);
    assertThat(
            (Long)
                kept.sql("select count(distinct recorded_at) from event where stream_version > 60"))
        .isGreaterThan(5);
  }

  private void grow(int learners, int events) {
    Ledger<Word> before = kept.replica();
    for (int i = 0; i < learners; i++) {
      await(before, new AppendRequest<>(words("learner-" + i, 0, events), true));
    }
  }

  private static List<ReportedEvent<Word>> oneMoreOfEach(int learners, int number) {
    return IntStream.range(0, learners).mapToObj(i -> said("learner-" + i, number)).toList();
  }

  private void assertVersionsAreDense(String learner, long length) {
    String of = " from event where learner_id = '" + Word.uuid(learner) + "'";
    assertThat(kept.sql("select count(*)" + of)).isEqualTo(length);
    assertThat(kept.sql("select max(stream_version)::bigint" + of)).isEqualTo(length);
  }

  private static List<ReportedEvent<Word>> words(String learner, int from, int to) {
    return new ArrayList<>(
        IntStream.range(from, to).mapToObj(number -> said(learner, number)).toList());
  }

  private static ReportedEvent<Word> said(String learner, int number) {
    return said(learner, number, learner + "-" + number);
  }

  private static ReportedEvent<Word> said(String learner, int number, String id) {
    return new Word(learner + " says " + number).by(learner, id);
  }

  @SafeVarargs
  private List<String> codes(ReportedEvent<Word>... events) {
    return append(ledger, events).stream().map(LedgerTest::code).toList();
  }
}
