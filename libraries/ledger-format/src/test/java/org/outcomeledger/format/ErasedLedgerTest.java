package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the verifier accepts of a ledger with erasures, and what it finds in one all the same. */
class ErasedLedgerTest {

  private static final UUID INCARNATION = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");
  private static final UUID ADA = UUID.fromString("0b8f6a3e-1c5d-8e2f-9a7b-3c4d5e6f7a8b");
  private static final UUID BOB = UUID.fromString("1b8f6a3e-1c5d-8e2f-9a7b-3c4d5e6f7a8b");
  private static final int SHARD = 3;

  private final List<LedgerEntry> entries = new ArrayList<>();

  /** Ada speaks twice, Bob three times; Ada is erased, comes again, and is erased again. */
  @BeforeEach
  void aLedgerWithTwoErasures() {
    say(ADA, "a1");
    say(BOB, "b1");
    say(ADA, "a2");
    erase(1, 3);
    say(BOB, "b2");
    say(ADA, "a3");
    erase(6);
    say(BOB, "b3");
  }

  @Test
  void aLedgerWithErasuresVerifies() {
    assertThat(findings()).isEmpty();
    assertThat(entries).filteredOn(LedgerEntry::redacted).hasSize(3);
  }

  @Test
  void aChangedPayloadIsFound() {
    LedgerEntry b2 = entries.get(4);
    entries.set(4, with(b2, b2.position(), content(BOB, "test", "{\"n\":\"other\"}")));
    assertThat(findings()).containsExactly("shard 3, position 5: leaf is not that of the content");
  }

  @Test
  void aMarkerThatListsOtherPositionsIsFound() {
    LedgerEntry marker = entries.get(3);
    entries.set(
        3,
        with(
            marker,
            marker.position(),
            content(ErasureMarker.NOBODY, ErasureMarker.TYPE, "{\"redacted\":[1,2,3]}")));
    assertThat(findings())
        .containsExactly(
            "shard 3, position 4: leaf is not that of the content",
            "shard 3, position 4: lists position 2, which no erasure has emptied");
  }

  @Test
  void aChangedPositionIsFound() {
    LedgerEntry b2 = entries.get(4);
    entries.set(4, with(b2, 9, b2.content()));
    assertThat(findings())
        .contains("shard 3, position 9: expected position 5 of shard 3")
        .contains("shard 3, position 9: chain does not continue the entry before it");
  }

  @Test
  void aChangedOrderIsFoundAmongBareEntriesToo() {
    Collections.swap(entries, 0, 2);
    assertThat(findings())
        .contains("shard 3, position 3: expected position 1 of shard 3")
        .contains("shard 3, position 3: chain does not continue the entry before it");
  }

  @Test
  void anEntryThatWasBlankedWithoutAMarkerIsFound() {
    entries.set(4, bare(entries.get(4)));
    assertThat(findings())
        .containsExactly("shard 3, position 5: redacted, but no later erasure lists it");
  }

  @Test
  void aMarkerThatCameBeforeDoesNotExcuseABlank() {
    say(BOB, "b4");
    entries.set(8, bare(entries.get(8)));
    erase(1);
    assertThat(findings())
        .containsExactly("shard 3, position 9: redacted, but no later erasure lists it");
  }

  @Test
  void anErasureOfAMarkerBringsBackWhatItListed() {
    entries.set(6, bare(entries.get(6)));
    erase(7);
    assertThat(findings())
        .containsExactly("shard 3, position 6: redacted, but no later erasure lists it");
  }

  @Test
  void aMarkerThatListsAnEntryThatIsThereIsFound() {
    append(content(ErasureMarker.NOBODY, ErasureMarker.TYPE, "{\"redacted\":[1,2]}"));
    assertThat(findings())
        .containsExactly("shard 3, position 9: lists position 2, which no erasure has emptied");
  }

  @Test
  void aMarkerThatListsItselfOrWhatIsYetToComeIsFound() {
    append(content(ErasureMarker.NOBODY, ErasureMarker.TYPE, "{\"redacted\":[9,10]}"));
    say(BOB, "b4");
    entries.set(9, bare(entries.get(9)));
    assertThat(findings())
        .containsExactly(
            "shard 3, position 9: lists position 9, which no erasure has emptied",
            "shard 3, position 9: lists position 10, which no erasure has emptied",
            "shard 3, position 10: redacted, but no later erasure lists it");
  }

  @Test
  void aTailThatWasRewrittenOrCutIsFoundAgainstASignedHead() {
    HeadSigningKey key = HeadSigningKey.withNewKey();
    SignedHead kept = SignedHead.read(head(key).line());
    assertThat(kept.signedBy(key.open())).isTrue();

    entries.removeLast();
    assertThat(against(kept))
        .containsExactly("shard 3, position 7: does not match the head kept for position 8");
    say(BOB, "another");
    assertThat(findings()).isEmpty();
    assertThat(against(kept))
        .containsExactly("shard 3, position 8: does not match the head kept for position 8");
  }

  private SignedHead head(HeadSigningKey key) {
    ChainPosition none = new ChainPosition(0, Chain.genesis());
    LedgerEntry last = entries.getLast();
    return SignedHead.sign(
        new HeadStatement(
            "enrollment",
            INCARNATION,
            1,
            Instant.EPOCH,
            List.of(none, none, none, new ChainPosition(last.position(), last.chain())),
            SignedHead.noneBefore(),
            key.open().id(),
            Optional.empty()),
        key);
  }

  private List<String> against(SignedHead head) {
    ChainPosition kept = head.statement().shards().get(SHARD);
    ChainVerifier verifier = verified();
    verifier.anchor(kept.position(), kept.chain());
    return verifier.findings();
  }

  private List<String> findings() {
    return verified().findings();
  }

  private ChainVerifier verified() {
    var verifier = new ChainVerifier(SHARD);
    entries.forEach(verifier::accept);
    return verifier;
  }

  private void say(UUID learner, String what) {
    append(content(learner, "test", "{\"n\":\"" + what + "\"}"));
  }

  /** As the ledger does it: the entries become bare, and the marker lists them. */
  private void erase(long... positions) {
    List<Long> redacted = Arrays.stream(positions).boxed().toList();
    for (long position : redacted) {
      entries.set((int) position - 1, bare(entries.get((int) position - 1)));
    }
    append(
        content(
            ErasureMarker.NOBODY,
            ErasureMarker.TYPE,
            new String(ErasureMarker.data(redacted), UTF_8)));
  }

  private void append(LedgerEntry.Content content) {
    long position = entries.size() + 1L;
    byte[] previous = entries.isEmpty() ? Chain.genesis() : entries.getLast().chain();
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(INCARNATION, SHARD, position, previous, leaf);
    entries.add(new LedgerEntry(INCARNATION, SHARD, position, leaf, chain, content));
  }

  private static LedgerEntry.Content content(UUID learner, String type, String data) {
    return new LedgerEntry.Content(
        new byte[16],
        "platform-a",
        learner,
        type,
        "id",
        "lms",
        null,
        Instant.parse("2026-01-02T03:04:05.000006Z"),
        data.getBytes(UTF_8));
  }

  private static LedgerEntry bare(LedgerEntry entry) {
    return with(entry, entry.position(), null);
  }

  private static LedgerEntry with(LedgerEntry entry, long position, LedgerEntry.Content content) {
    return new LedgerEntry(
        entry.incarnation(), entry.shard(), position, entry.leaf(), entry.chain(), content);
  }
}
