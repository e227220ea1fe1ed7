package org.outcomeledger.verifier;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.outcomeledger.format.ChainVerifier;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.ErasureMarker;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.Shard;

/**
 * Verifies one shard's file: that every line is written as a ledger writes it and of a learner of
 * this shard, what {@link ChainVerifier} finds, and that the chain passes through every head that
 * was kept.
 */
final class ShardVerification {

  private static final int NAMED_AT_MOST = 10;

  private final String ledger;
  private final int shard;
  private final int shards;
  private final FindingLines findings;
  private final ChainVerifier chain;
  private final NavigableMap<Long, List<KeptHead>> ahead = new TreeMap<>();
  private final List<Long> empty = new ArrayList<>();
  private final long signedUpTo;

  /**
   * A verification of one shard.
   *
   * @param shards how many the ledger has, by which each learner has one
   */
  ShardVerification(
      String ledger, int shard, int shards, List<KeptHead> heads, FindingLines findings) {
    this.ledger = ledger;
    this.shard = shard;
    this.shards = shards;
    this.findings = findings;
    this.chain = new ChainVerifier(shard);
    heads.forEach(it -> ahead.computeIfAbsent(it.position(), at -> new ArrayList<>()).add(it));
    this.signedUpTo = heads.isEmpty() ? 0 : ahead.lastKey();
  }

  /**
   * Reads the file to its end; how many entries it has.
   *
   * @param visitor is given every entry that can be read, in the order of the file
   */
  long verify(Path file, Consumer<LedgerEntry> visitor) throws IOException {
    passThroughHeads();
    try (ByteLines lines = ByteLines.open(file)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        read(line.get(), visitor);
      }
    }
    chain.findings().forEach(it -> findings.fail(ledger + ", " + it));
    ahead.values().forEach(heads -> notReached(heads.getLast()));
    sayWhatIsNotKnown();
    return chain.position();
  }

  private void read(byte[] line, Consumer<LedgerEntry> visitor) {
    if (ByteLines.isTooLong(line)) {
      fail(chain.position() + 1, "the line is longer than any that a ledger writes");
      return;
    }
    LedgerEntry entry;
    try {
      entry = EntryLine.read(line);
    } catch (IllegalArgumentException | DateTimeException e) {
      fail(chain.position() + 1, "the line cannot be read: " + Reason.of(e));
      return;
    }
    if (!Arrays.equals(EntryLine.write(entry), line)) {
      fail(entry.position(), "the line is not written as a ledger writes it");
    }
    if (entry.redacted()) {
      empty.add(entry.position());
    } else {
      verifyPlace(entry);
    }
    chain.accept(entry);
    passThroughHeads();
    visitor.accept(entry);
  }

  /** A learner in two shards could be erased, and counted, in one of them alone. */
  private void verifyPlace(LedgerEntry entry) {
    if (entry.content().type().equals(ErasureMarker.TYPE)) {
      return; // it is of nobody, and in the shard of what it emptied
    }
    int own = Shard.of(entry.content().learnerId(), shards);
    if (own != shard) {
      fail(entry.position(), "its learner's events are in shard " + own);
    }
  }

  private void passThroughHeads() {
    List<KeptHead> here = ahead.remove(chain.position());
    if (here != null) {
      here.stream()
          .filter(head -> !Arrays.equals(head.chain(), chain.chain()))
          .forEach(head -> fail(head.position(), "the chain is not that of " + head.name()));
    }
  }

  private void notReached(KeptHead head) {
    fail(
        head.position(),
        "not there, and %s names it: the shard ends at position %d"
            .formatted(head.name(), chain.position()));
  }

  private void sayWhatIsNotKnown() {
    if (!empty.isEmpty()) {
      findings.limit(
          "%s, shard %d: %d of %d entries are empty (%s). Nobody can tell any more what they said; the chain still has their places"
              .formatted(ledger, shard, empty.size(), chain.position(), named()));
    }
    if (chain.position() > signedUpTo) {
      findings.note(
          "%s, shard %d: no signed head is here of positions %d to %d, so it would not be found if they had been rewritten"
              .formatted(ledger, shard, signedUpTo + 1, chain.position()));
    }
  }

  private String named() {
    String first = empty.stream().limit(NAMED_AT_MOST).map(String::valueOf).collect(joining(", "));
    return "position" + (empty.size() == 1 ? " " : "s ") + first + (isCut() ? ", …" : "");
  }

  private boolean isCut() {
    return empty.size() > NAMED_AT_MOST;
  }

  private void fail(long position, String what) {
    findings.fail("%s, shard %d, position %d: %s".formatted(ledger, shard, position, what));
  }
}
