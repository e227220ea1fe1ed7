package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.ledger.WordLedger.append;
import static org.outcomeledger.ledger.WordLedger.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a ledger does with an event that takes an earlier one back. */
class RetractionTest {

  private final WordLedger kept = new WordLedger();
  private final Ledger<Word> ledger = kept.replica();

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void aRetractedWordIsFreeForEveryoneAndBothEventsStay() {
    append(ledger, new Word("hello").by("ada", "1"));
    append(ledger, Word.retractionOf("1").by("ada", "2"));

    assertThat(codes(new Word("hello").by("bob", "3"))).containsExactly("accepted");
    assertThat(codes(new Word("hello").by("ada", "4"))).containsExactly("already-enrolled");
    assertThat(kept.verified()).hasSize(3);
  }

  @Test
  void aWordIsSaidRetractedAndSaidAgainWithinOneRequest() {
    assertThat(
            codes(
                new Word("hello").by("ada", "1"),
                Word.retractionOf("1").by("ada", "2"),
                new Word("hello").by("bob", "3"),
                Word.retractionOf("3").by("bob", "4"),
                new Word("hello").by("ada", "5")))
        .containsOnly("accepted");
    assertThat(codes(new Word("hello").by("bob", "6"))).containsExactly("already-enrolled");
  }

  @Test
  void aWordRetractedAndSaidAgainInOneRequestBelongsToTheNewSpeaker() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("ada", "2"), new Word("hello").by("bob", "3")))
        .containsOnly("accepted");
    assertThat(codes(new Word("hello").by("cy", "4"))).containsExactly("already-enrolled");
  }

  @Test
  void aSecondRetractionOrOneByAnotherLearnerOrOfNothingIsRejected() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("bob", "2"))).containsExactly("nothing-to-retract");
    assertThat(codes(Word.retractionOf("9").by("ada", "3"))).containsExactly("nothing-to-retract");
    assertThat(codes(Word.retractionOf("1").by("ada", "4"), Word.retractionOf("1").by("ada", "5")))
        .containsExactly("accepted", "nothing-to-retract");
  }

  @Test
  void aSwornWordIsNotRetractable() {
    append(ledger, new Word(Word.SWORN).by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("ada", "2"))).containsExactly("not-retractable");
  }

  @Test
  void theKeyOfARetractedEventStaysUsed() {
    append(ledger, new Word("hello").by("ada", "1"));
    append(ledger, Word.retractionOf("1").by("ada", "2"));

    assertThat(append(ledger, new Word("hello").by("ada", "1")).getFirst())
        .isInstanceOf(Receipt.Duplicate.class);
    assertThat(codes(new Word("hello").by("ada", "3"))).containsExactly("accepted");
  }

  @Test
  void aRefusedAtomicRequestRetractsNothing() {
    append(ledger, new Word("hello").by("ada", "1"));

    var undone =
        new AppendRequest<>(
            List.of(
                Word.retractionOf("1").by("ada", "2"),
                new Word("hello").by("bob", "3"),
                Word.retractionOf("9").by("ada", "4")),
            true);
    var after = new AppendRequest<>(List.of(new Word("hello").by("cy", "5")), false);
    // In one flush, where only the journal can undo, and in the next, where the table tells.
    var together = List.of(ledger.append(undone), ledger.append(after));

    together.forEach(receipts -> receipts.await().atMost(WordLedger.TIMEOUT));
    assertThat(await(ledger, undone))
        .extracting(LedgerTest::code)
        .containsExactly("not-attempted", "not-attempted", "nothing-to-retract");
    assertThat(codes(new Word("hello").by("cy", "6"))).containsExactly("already-enrolled");
    assertThat(kept.verified()).hasSize(1);
  }

  @SafeVarargs
  private List<String> codes(ReportedEvent<Word>... events) {
    return append(ledger, events).stream().map(LedgerTest::code).toList();
  }
}
