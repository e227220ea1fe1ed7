package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.outcomeledger.ledger.WordLedger.append;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

  @Test
  void anErasureThatTheCopyDoesNotKnowIsRepeatedAndNamed() {
    appendAndClose();
    LedgerEntry hers = kept.verified().getFirst();

    List<String> said =
        kept.restore(Optional::empty, () -> List.of(carriedOut(hers, hers.leaf()))).run();

    assertThat(said)
        .anyMatch(line -> line.contains("The erasure " + ERASURE + " (platform platform-a)"))
        .anyMatch(line -> line.startsWith("1 of the 1 erasures"));
    assertThat(kept.verified())
        .filteredOn(LedgerEntry::redacted)
        .extracting(LedgerEntry::position, LedgerEntry::shard)
        .containsExactly(tuple(hers.position(), hers.shard()));
    assertThat(kept.verified()).filteredOn(it -> !it.redacted()).hasSize(2);
  }

  @Test
  void whatWasErasedAtTheSamePositionOfAnotherLifeIsNotTakenForIt() {
    appendAndClose();
    LedgerEntry hers = kept.verified().getFirst();

    List<String> said =
        kept.restore(Optional::empty, () -> List.of(carriedOut(hers, new byte[32]))).run();

    assertThat(said).anyMatch(line -> line.startsWith("0 of the 1 erasures"));
    assertThat(kept.verified()).filteredOn(LedgerEntry::redacted).isEmpty();
  }

  @Test
  void anErasureThatTheCopyKnowsIsNotRepeated() {
    appendAndClose();
    LedgerEntry hers = kept.verified().getFirst();
    List<CarriedOutErasure> known = List.of(carriedOut(hers, hers.leaf()));
    kept.restore(Optional::empty, () -> known).run();
    assertThat(kept.restore(Optional::empty, () -> known).run())
        .anyMatch(line -> line.startsWith("0 of the 1 erasures"));
    assertThat(kept.sql("select count(*) from erasure")).isEqualTo(1L);
  }

  private static final UUID ERASURE = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");

  private void appendAndClose() {
    try (Ledger<Word> ledger = kept.replica()) {
      append(ledger, new Word("hello").by("ada", "1"), new Word("bye").by("bob", "2"));
    }
    kept.awaitNoSession("ledger-append");
  }

  private static CarriedOutErasure carriedOut(LedgerEntry erased, byte[] leaf) {
    return new CarriedOutErasure(
        ERASURE,
        "platform-a",
        "word",
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.of(new Erasure.Marker(erased.shard(), 7)),
        List.of(erased.position()),
        List.of(HexFormat.of().formatHex(leaf)));
  }
}
