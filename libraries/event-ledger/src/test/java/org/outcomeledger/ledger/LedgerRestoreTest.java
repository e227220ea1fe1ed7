package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.ledger.WordLedger.append;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.format.LedgerEntry;

class LedgerRestoreTest {

  private final WordLedger kept = new WordLedger();

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void whatIsAppendedAfterARestoreIsOfANewIncarnationAndContinuesTheChain() {
    UUID before;
    try (Ledger<Word> ledger = kept.replica()) {
      append(ledger, new Word("kept").by("ada", "1"));
      before = kept.verified().getFirst().incarnation();
    }
    kept.awaitNoSession("ledger-append");

    assertThat(kept.restore().run())
        .first()
        .asString()
        .contains("The word ledger begins incarnation ")
        .doesNotContain(before.toString());
    append(kept.replica(), new Word("new").by("ada", "2"));

    List<LedgerEntry> entries = kept.verified();
    assertThat(entries).extracting(LedgerEntry::position).containsExactly(1L, 2L);
    assertThat(entries.getFirst().incarnation()).isEqualTo(before);
    assertThat(entries.getLast().incarnation()).isNotEqualTo(before);
  }

  @Test
  void everyIncarnationIsListedWithThePositionsAfterWhichItBegan() {
    kept.restore().run();
    try (Ledger<Word> ledger = kept.replica()) {
      append(ledger, new Word("kept").by("ada", "1"));
    }
    kept.awaitNoSession("ledger-append");
    kept.restore().run();

    List<Incarnation> all = kept.store.incarnations().await().atMost(WordLedger.TIMEOUT);
    Heads heads = kept.store.heads().await().atMost(WordLedger.TIMEOUT);
    assertThat(all).extracting(Incarnation::id).doesNotHaveDuplicates().hasSize(3);
    assertThat(all.getFirst().after()).hasSize(WordLedger.SHARDS).containsOnly(0L);
    assertThat(all.getLast().after()).containsExactly(heads.positions());
    assertThat(all.getLast().id()).isEqualTo(heads.incarnation());
  }

  @Test
  void theRelayGoesOnWhereTheCopyHadItsCursorAndNeverBeyondTheHeads() {
    kept.sql("update relay_cursor set positions = '{0,7,0,9}'");
    kept.sql("update ledger_head set positions = '{5,5,0,9}'");

    kept.restore().run();

    assertThat(kept.sql("select positions::text from relay_cursor")).isEqualTo("{0,5,0,9}");
  }

  @Test
  void whileAReplicaStillAppendsNothingIsChanged() {
    append(kept.replica(), new Word("kept").by("ada", "1"));
    Heads before = kept.store.heads().await().atMost(WordLedger.TIMEOUT);

    assertThatThrownBy(() -> kept.restore().run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Stop them all");
    assertThat(kept.store.heads().await().atMost(WordLedger.TIMEOUT).incarnation())
        .isEqualTo(before.incarnation());
  }
}
