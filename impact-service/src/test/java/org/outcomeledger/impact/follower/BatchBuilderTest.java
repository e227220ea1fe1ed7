package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.indicators.LedgerName;

class BatchBuilderTest {

  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  @Test
  @DisplayName(
      "an entry at a known position, of the incarnation that the ledger is in now, ends it")
  void knownPositionOfAnotherIncarnation() {
    Watermark applied = applied();
    var batch = new BatchBuilder(applied, Optional.of(SECOND));
    batch.takeFromKafka(bare(SECOND, 1, Chain.genesis()), 100);
    assertThat(batch.end())
        .containsInstanceOf(BatchEnd.Broken.class)
        .get()
        .extracting(BatchEnd::reason)
        .asString()
        .startsWith("outcome ledger, shard 5, position 1: applied up to 1")
        .contains("restored");
  }

  @Test
  @DisplayName("an entry at a known position that comes again is passed over, and nothing moves")
  void comesAgain() {
    var batch = new BatchBuilder(applied(), Optional.of(FIRST));
    batch.takeFromKafka(bare(FIRST, 1, Chain.genesis()), 100);
    assertThat(batch.end()).isEmpty();
    assertThat(batch.advanced()).isFalse();
    assertThat(batch.to().kafkaOffset()).isEqualTo(100);
  }

  @Test
  @DisplayName("an entry that does not follow says up to where something is missing")
  void missing() {
    var batch = new BatchBuilder(applied(), Optional.of(FIRST));
    batch.takeFromKafka(bare(FIRST, 7, Chain.genesis()), 100);
    assertThat(batch.end())
        .get()
        .isEqualTo(BatchEnd.missing(applied(), 6))
        .extracting(BatchEnd::reason)
        .isEqualTo("outcome ledger, shard 5: positions 2 to 6 are missing");
  }

  @Test
  @DisplayName("any number of bare entries wait for the marker that lists them")
  void manyBareEntries() {
    int many = 100_001;
    var batch = new BatchBuilder(Watermark.start(LedgerName.OUTCOME, 5), Optional.empty());
    byte[] chain = Chain.genesis();
    for (int position = 1; position <= many; position++) {
      ParsedEntry entry = bare(FIRST, position, chain);
      batch.take(entry, position);
      chain = entry.chain();
    }
    assertThat(batch.end()).isEmpty();
    assertThat(batch.to().waiting().size()).isEqualTo(many);
    assertThat(batch.to().waiting().without(applied().waiting())).hasSize(many - 1);
    batch.take(marker(many + 1, chain, LongStream.rangeClosed(1, many)), many + 1);
    assertThat(batch.end()).isEmpty();
    assertThat(batch.to().waiting().size()).isZero();
    assertThat(batch.to().waiting().firstBare()).isEmpty();
  }

  private static ParsedEntry marker(long position, byte[] previous, LongStream erased) {
    String data = "{\"redacted\":%s}".formatted(erased.boxed().toList());
    var content =
        new LedgerEntry.Content(
            new byte[16],
            "platform-a",
            new UUID(0, 0),
            ErasureMarker.TYPE,
            UUID.randomUUID().toString(),
            "/ledger",
            null,
            Instant.EPOCH,
            data.getBytes(UTF_8));
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(FIRST, 5, position, previous, leaf);
    return ParsedEntry.of(
        LedgerName.OUTCOME, new LedgerEntry(FIRST, 5, position, leaf, chain, content));
  }

  private static Watermark applied() {
    var batch = new BatchBuilder(Watermark.start(LedgerName.OUTCOME, 5), Optional.empty());
    batch.take(bare(FIRST, 1, Chain.genesis()), 1);
    return batch.to();
  }

  private static ParsedEntry bare(UUID incarnation, long position, byte[] previous) {
    byte[] leaf = new byte[32];
    return ParsedEntry.of(
        LedgerName.OUTCOME,
        new LedgerEntry(
            incarnation,
            5,
            position,
            leaf,
            Chain.next(incarnation, 5, position, previous, leaf),
            null));
  }
}
