package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {

  private static final UUID INCARNATION = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");
  private static final UUID LEARNER = UUID.fromString("0b8f6a3e-1c5d-8e2f-9a7b-3c4d5e6f7a8b");

  @Test
  void anUntouchedLedgerVerifies() {
    assertThat(verify(ledger("a", "b", "c"))).isEmpty();
  }

  @Test
  void aChangedByteOfDataIsFound() {
    var entries = ledger("a", "b", "c");
    entries.set(1, withData(entries.get(1), "{\"n\":\"B\"}"));
    assertThat(verify(entries))
        .containsExactly("shard 3, position 2: leaf is not that of the content");
  }

  @Test
  void aChangedByteWithALeafToMatchBreaksTheChain() {
    var entries = ledger("a", "b", "c");
    var forged = withData(entries.get(1), "{\"n\":\"B\"}");
    entries.set(
        1,
        new LedgerEntry(
            INCARNATION, 3, 2, Leaf.of(forged.content()), forged.chain(), forged.content()));
    assertThat(verify(entries))
        .containsExactly("shard 3, position 2: chain does not continue the entry before it");
  }

  @Test
  void aMissingPositionIsFound() {
    var entries = ledger("a", "b", "c");
    entries.remove(1);
    assertThat(verify(entries)).contains("shard 3, position 3: expected position 2 of shard 3");
  }

  @Test
  void aRedactionNeedsALaterMarkerThatListsIt() {
    var entries = ledger("a", "b");
    entries.set(0, bare(entries.get(0)));
    assertThat(verify(entries))
        .containsExactly("shard 3, position 1: redacted, but no later erasure lists it");

    append(entries, ErasureMarker.TYPE, "{\"redacted\":[1]}");
    assertThat(verify(entries)).isEmpty();
  }

  @Test
  void aMarkerThatListsNothingItErasedIsFound() {
    for (String data :
        List.of("{}", "{\"erased\":[1]}", "{\"redacted\":[\"1\"]}", "{\"redacted\":1}", "[1]")) {
      var entries = ledger("a", "b");
      entries.set(0, bare(entries.get(0)));
      append(entries, ErasureMarker.TYPE, data);
      assertThat(verify(entries))
          .as(data)
          .hasSize(2)
          .first()
          .asString()
          .startsWith("shard 3, position 3: Not an erasure marker");
    }
  }

  @Test
  void numbersBesideTheListOfAMarkerAreNoPositions() {
    var entries = ledger("a", "b");
    entries.set(1, bare(entries.get(1)));
    append(entries, ErasureMarker.TYPE, "{\"redacted\":[1],\"in\":{\"pages\":[2]}}");
    assertThat(verify(entries))
        .containsExactly(
            "shard 3, position 3: lists position 1, which no erasure has emptied",
            "shard 3, position 2: redacted, but no later erasure lists it");
  }

  @Test
  void aRewrittenTailIsFoundOnlyAgainstAHeadKeptElsewhere() {
    var kept = ledger("a", "b");
    var rewritten = ledger("a", "x");

    assertThat(verify(rewritten)).isEmpty();
    var verifier = new ChainVerifier(3);
    rewritten.forEach(verifier::accept);
    assertThat(verifier.unanchored()).isPresent();
    verifier.anchor(2, kept.get(1).chain());
    assertThat(verifier.findings())
        .containsExactly("shard 3, position 2: does not match the head kept for position 2");
  }

  @Test
  void aLineCarriesAnEntryByteForByte() {
    var entries = ledger("é \" \\u00e9", "b");
    entries.add(bare(entries.get(1)));
    for (LedgerEntry entry : entries) {
      assertThat(EntryLine.read(EntryLine.write(entry)))
          .usingRecursiveComparison()
          .isEqualTo(entry);
    }
  }

  private static List<String> verify(List<LedgerEntry> entries) {
    var verifier = new ChainVerifier(3);
    entries.forEach(verifier::accept);
    return verifier.findings();
  }

  private static List<LedgerEntry> ledger(String... names) {
    var entries = new ArrayList<LedgerEntry>();
    for (String name : names) {
      append(entries, "org.outcomeledger.test.v1", "{\"n\":\"" + name.replace("\"", "'") + "\"}");
    }
    return entries;
  }

  private static void append(List<LedgerEntry> entries, String type, String data) {
    long position = entries.size() + 1L;
    byte[] previous = entries.isEmpty() ? Chain.genesis() : entries.getLast().chain();
    var content =
        new LedgerEntry.Content(
            new byte[16],
            "platform-a",
            LEARNER,
            type,
            "id-" + position,
            "lms",
            null,
            Instant.parse("2026-01-02T03:04:05.000006Z"),
            data.getBytes(UTF_8));
    byte[] leaf = Leaf.of(content);
    byte[] chain = Chain.next(INCARNATION, 3, position, previous, leaf);
    entries.add(new LedgerEntry(INCARNATION, 3, position, leaf, chain, content));
  }

  private static LedgerEntry withData(LedgerEntry entry, String data) {
    var c = entry.content();
    var changed =
        new LedgerEntry.Content(
            c.salt(),
            c.platform(),
            c.learnerId(),
            c.type(),
            c.id(),
            c.source(),
            c.time(),
            c.recordedAt(),
            data.getBytes(UTF_8));
    return new LedgerEntry(
        entry.incarnation(), entry.shard(), entry.position(), entry.leaf(), entry.chain(), changed);
  }

  private static LedgerEntry bare(LedgerEntry entry) {
    return new LedgerEntry(
        entry.incarnation(), entry.shard(), entry.position(), entry.leaf(), entry.chain(), null);
  }
}
