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
  void a_retracted_word_is_free_for_everyone_and_both_events_stay() {
    append(ledger, new Word("hello").by("ada", "1"));
    append(ledger, Word.retractionOf("1").by("ada", "2"));

    assertThat(codes(new Word("hello").by("bob", "3"))).containsExactly("accepted");
    assertThat(codes(new Word("hello").by("ada", "4"))).containsExactly("already-enrolled");
    assertThat(kept.verified()).hasSize(3);
  }

  @Test
  void a_word_is_said_retracted_and_said_again_within_one_request() {
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
  void a_word_retracted_and_said_again_in_one_request_belongs_to_the_new_speaker() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("ada", "2"), new Word("hello").by("bob", "3")))
        .containsOnly("accepted");
    assertThat(codes(new Word("hello").by("cy", "4"))).containsExactly("already-enrolled");
  }

  @Test
  void a_second_retraction_or_one_by_another_learner_or_of_nothing_is_rejected() {
    append(ledger, new Word("hello").by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("bob", "2"))).containsExactly("nothing-to-retract");
    assertThat(codes(Word.retractionOf("9").by("ada", "3"))).containsExactly("nothing-to-retract");
    assertThat(codes(Word.retractionOf("1").by("ada", "4"), Word.retractionOf("1").by("ada", "5")))
        .containsExactly("accepted", "nothing-to-retract");
  }

  @Test
  void a_sworn_word_is_not_retractable() {
    append(ledger, new Word(Word.SWORN).by("ada", "1"));

    assertThat(codes(Word.retractionOf("1").by("ada", "2"))).containsExactly("not-retractable");
  }

  @Test
  void the_key_of_a_retracted_event_stays_used() {
    append(ledger, new Word("hello").by("ada", "1"));
    append(ledger, Word.retractionOf("1").by("ada", "2"));

    assertThat(append(ledger, new Word("hello").by("ada", "1")).getFirst())
        .isInstanceOf(Receipt.Duplicate.class);
    assertThat(codes(new Word("hello").by("ada", "3"))).containsExactly("accepted");
  }

  @Test
  void a_refused_atomic_request_retracts_nothing() {
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
