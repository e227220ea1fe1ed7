package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.LedgerEntry;

class StretchTest {

  private static final UUID FIRST_LIFE = UUID.randomUUID();
  private static final UUID SECOND_LIFE = UUID.randomUUID();

  @Test
  @DisplayName("an entry at a known position, of the life that the ledger is in now, ends it")
  void knownPositionOfAnotherLife() {
    Watermark applied = applied();
    var stretch = new Stretch(applied, Optional.of(SECOND_LIFE));
    stretch.takeFromKafka(bare(SECOND_LIFE, 1, Chain.genesis()), 100);
    assertThat(stretch.end())
        .containsInstanceOf(Stretch.Broken.class)
        .get()
        .extracting(Stretch.End::reason)
        .asString()
        .startsWith("outcome ledger, shard 5, position 1: applied up to 1")
        .contains("restored");
  }

  @Test
  @DisplayName("an entry at a known position that comes again is passed over, and nothing moves")
  void comesAgain() {
    var stretch = new Stretch(applied(), Optional.of(FIRST_LIFE));
    stretch.takeFromKafka(bare(FIRST_LIFE, 1, Chain.genesis()), 100);
    assertThat(stretch.end()).isEmpty();
    assertThat(stretch.advanced()).isFalse();
    assertThat(stretch.to().kafkaOffset()).isEqualTo(100);
  }

  @Test
  @DisplayName("an entry that does not follow says up to where something is missing")
  void missing() {
    var stretch = new Stretch(applied(), Optional.of(FIRST_LIFE));
    stretch.takeFromKafka(bare(FIRST_LIFE, 7, Chain.genesis()), 100);
    assertThat(stretch.end())
        .get()
        .isEqualTo(Stretch.missing(applied(), 6))
        .extracting(Stretch.End::reason)
        .isEqualTo("outcome ledger, shard 5: positions 2 to 6 did not come");
  }

  private static Watermark applied() {
    var stretch = new Stretch(Watermark.start(LedgerName.OUTCOME, 5), Optional.empty());
    stretch.take(bare(FIRST_LIFE, 1, Chain.genesis()), 1);
    return stretch.to();
  }

  private static ReadEntry bare(UUID life, long position, byte[] previous) {
    byte[] leaf = new byte[32];
    return ReadEntry.of(
        LedgerName.OUTCOME,
        new LedgerEntry(
            life, 5, position, leaf, Chain.next(life, 5, position, previous, leaf), null));
  }
}
