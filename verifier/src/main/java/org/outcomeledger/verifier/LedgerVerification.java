package org.outcomeledger.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.SignedHead;

/** Verifies one ledger of an export: all its shards, against all its heads. */
final class LedgerVerification {

  private final ExportFolder folder;
  private final String ledger;
  private final HeadsVerification verifiedHeads;
  private final List<SignedHead> heads;
  private final IntFunction<List<KeptHead>> others;
  private final FindingLines findings;

  /**
   * A verification of one ledger.
   *
   * @param others what else is known of a shard's past than its signed heads
   */
  LedgerVerification(
      ExportFolder folder,
      String ledger,
      HeadsVerification heads,
      IntFunction<List<KeptHead>> others,
      FindingLines findings) {
    this.folder = folder;
    this.ledger = ledger;
    this.verifiedHeads = heads;
    this.heads = heads.of(ledger);
    this.others = others;
    this.findings = findings;
  }

  /** Gives every entry that can be read to {@code visitor}; how many shards there are. */
  int verify(EntryVisitor visitor) throws IOException {
    if (!Files.isDirectory(folder.of(ledger))) {
      findings.fail(ledger + ": the export has no folder of this ledger");
      return 0;
    }
    SortedSet<Integer> there = folder.shards(ledger);
    if (there.isEmpty()) {
      findings.fail(ledger + ": the export has no shard of this ledger");
    }
    int shards = shards(there);
    long entries = verify(there, shards, visitor);
    there.tailSet(shards).forEach(it -> findings.fail(ledger + ", shard " + it + ": in no head"));
    sayWhatWasVerified(shards, entries);
    return shards;
  }

  /** Side by side, and what was found in their order; how many entries there are. */
  private long verify(SortedSet<Integer> there, int shards, EntryVisitor visitor)
      throws IOException {
    var ids = new EventIds(ledger);
    var read = new TreeMap<Integer, ShardOfExport>();
    there.headSet(shards).forEach(it -> read.put(it, shard(it, shards, visitor, ids)));
    try {
      long entries = read.values().parallelStream().mapToLong(ShardOfExport::verify).sum();
      for (int shard = 0; shard < shards; shard++) {
        if (there.contains(shard)) {
          findings.take(read.get(shard).found());
        } else {
          findings.fail("%s, shard %d: its file is missing".formatted(ledger, shard));
        }
      }
      ids.twice().forEach(findings::fail);
      return entries;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One shard's file, and who looks at it. */
  private record ShardOfExport(
      Path file,
      ShardVerification verification,
      Consumer<LedgerEntry> visitor,
      FindingLines.Kept found) {

    long verify() {
      try {
        return verification.verify(file, visitor);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ShardOfExport shard(int shard, int shards, EntryVisitor visitor, EventIds ids) {
    var found = new FindingLines.Kept();
    return new ShardOfExport(
        folder.shard(ledger, shard),
        new ShardVerification(ledger, shard, shards, of(shard), found.lines()),
        visitor.of(ledger, shard, found.lines()).andThen(ids::accept),
        found);
  }

  /** As many as the heads name; without any, as many as there are. */
  private int shards(SortedSet<Integer> there) {
    int present = there.isEmpty() ? 0 : there.last() + 1;
    return verifiedHeads.last(ledger).map(it -> it.statement().shards().size()).orElse(present);
  }

  private List<KeptHead> of(int shard) {
    Stream<KeptHead> signed =
        heads.stream()
            .filter(head -> shard < head.statement().shards().size())
            .map(head -> of(shard, head));
    return Stream.concat(signed, others.apply(shard).stream()).toList();
  }

  private static KeptHead of(int shard, SignedHead head) {
    ChainPosition signed = head.statement().shards().get(shard);
    String name = "signed head " + head.statement().sequence();
    return new KeptHead(name, signed.position(), signed.chain());
  }

  private void sayWhatWasVerified(int shards, long entries) throws IOException {
    findings.say("%s: %d shards, %d entries".formatted(ledger, shards, entries));
    for (String name : folder.unread(ledger)) {
      findings.note(
          "%s: the file %s is no part of an export, and was not read".formatted(ledger, name));
    }
    verifiedHeads
        .last(ledger)
        .ifPresentOrElse(
            it -> sayWhatSigned(it.statement()),
            () ->
                findings.fail(
                    ledger
                        + ": no signed head holds, so a tail that was rewritten or cut off is not"
                        + " found"));
  }

  private void sayWhatSigned(HeadStatement last) {
    findings.note(
        "%s: the last of %d signed heads is number %d of %s, by the key %s. Whose key that is, only somebody else can tell you"
            .formatted(ledger, heads.size(), last.sequence(), last.at(), last.key()));
    if (verifiedHeads.missing(ledger) > 0) {
      findings.note(
          "%s: %d of the signed heads up to that one are not here, so nothing was compared with them"
              .formatted(ledger, verifiedHeads.missing(ledger)));
    }
  }
}
