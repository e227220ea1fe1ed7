package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.ledger.WordLedger.append;
import static org.outcomeledger.ledger.WordLedger.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A learner's stream has an end, in whichever way it is reached. */
class StreamLimitTest {

  private static final int LIMIT = 30;

  private final WordLedger kept = new WordLedger();
  private final Ledger<Word> ledger = kept.replica(StreamLimits.of(LIMIT));

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void oneEventAfterTheOther() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(codes(said(i))).containsExactly("accepted");
    }
    assertThat(codes(said(LIMIT))).containsExactly("stream-full");
    assertThat(codes(new Word("word-x").by("bob", "x"))).containsExactly("accepted");
  }

  @Test
  void inABatch() {
    List<String> codes = codes(await(ledger, new AppendRequest<>(words(0, LIMIT + 5), false)));

    assertThat(codes.subList(0, LIMIT)).containsOnly("accepted");
    assertThat(codes.subList(LIMIT, LIMIT + 5)).containsOnly("stream-full");
  }

  @Test
  void anAtomicRequestThatGoesBeyondItIsKeptNotAtAll() {
    List<String> codes = codes(await(ledger, new AppendRequest<>(words(0, LIMIT + 1), true)));

    assertThat(codes.subList(0, LIMIT)).containsOnly("not-attempted");
    assertThat(codes.getLast()).isEqualTo("stream-full");
    assertThat(kept.verified()).isEmpty();
    assertThat(codes(await(ledger, new AppendRequest<>(words(0, LIMIT), true))))
        .isEqualTo(Collections.nCopies(LIMIT, "accepted"));
  }

  @Test
  void whatIsThereCanBeRetractedWhichMakesNoRoom() {
    await(ledger, new AppendRequest<>(words(0, LIMIT), true));

    for (int i = 0; i < LIMIT; i++) {
      assertThat(codes(Word.retractionOf("" + i).by("ada", "back-" + i)))
          .containsExactly("accepted");
    }
    assertThat(codes(said(LIMIT))).containsExactly("stream-full");
    assertThat(codes(Word.retractionOf("0").by("ada", "again")))
        .containsExactly("nothing-to-retract");
    assertThat(codes(new Word("word-0").by("bob", "of bob"))).containsExactly("accepted");
  }

  @Test
  void aDuplicateIsADuplicateStill() {
    await(ledger, new AppendRequest<>(words(0, LIMIT), true));

    assertThat(codes(said(0))).containsExactly("duplicate");
  }

  @Test
  void aStreamThatGrewUnderAHigherLimitIsNotRead() {
    await(kept.replica(), new AppendRequest<>(words(0, 3 * LIMIT), true));

    assertThat(codes(said(3 * LIMIT))).containsExactly("stream-full");
    assertThat(codes(Word.retractionOf("0").by("ada", "back"))).containsExactly("stream-full");
  }

  private static ReportedEvent<Word> said(int number) {
    return new Word("word-" + number).by("ada", "" + number);
  }

  private static List<ReportedEvent<Word>> words(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(StreamLimitTest::said).toList());
  }

  @SafeVarargs
  private List<String> codes(ReportedEvent<Word>... events) {
    return codes(append(ledger, events));
  }

  private static List<String> codes(List<Receipt> receipts) {
    return receipts.stream().map(LedgerTest::code).toList();
  }
}
