package org.outcomeledger.impact.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.impact.follower.Delivered;
import org.outcomeledger.impact.follower.EntryContent;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.ParsedEntry;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;

/**
 * Reads one shard from its first entry up to a position by the ledger's replay, each leaf and chain
 * value recomputed. Blocks; for one thread and one shard.
 */
final class ShardHistoryReader {
  private static final int PAGE = 2_000;

  private final LedgerClient ledgers;
  private final Position end;
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Set<Long> bare = new HashSet<>();
  private UUID incarnation;
  private byte[] chain = Chain.genesis();

  private ShardHistoryReader(LedgerClient ledgers, Position end) {
    this.ledgers = ledgers;
    this.end = end;
  }

  /**
   * The history of a shard; empty where an erasure came in between, whose marker stands behind the
   * position: what it took is gone, and was there at the position.
   *
   * @throws NotFrozen if an entry is not as its ledger says, or this version does not know its type
   */
  static Optional<ShardHistory> read(LedgerClient ledgers, Position end) {
    return new ShardHistoryReader(ledgers, end).read();
  }

  /** The same, of those who are not erased by now. */
  static ShardHistory readWhatIsLeft(LedgerClient ledgers, Position end) {
    return new ShardHistoryReader(ledgers, end).readAll();
  }

  private Optional<ShardHistory> read() {
    ShardHistory all = readAll();
    return Optional.of(all).filter(it -> bare.isEmpty());
  }

  private ShardHistory readAll() {
    var page = page(0);
    while (hashes.size() < end.position()) {
      List<ParsedEntry> entries = LedgerClient.join(page);
      if (entries.isEmpty()) {
        throw notFrozen(hashes.size() + 1L, "the ledger replays nothing there, and says it is");
      }
      page = page(entries.getLast().position()); // on its way while these are taken
      entries.forEach(this::take);
    }
    return new ShardHistory(end, incarnation, chain, hashes, facts);
  }

  private CompletableFuture<List<ParsedEntry>> page(long after) {
    long limit = Math.min(PAGE, end.position() - after);
    return limit <= 0
        ? CompletableFuture.completedFuture(List.of())
        : ledgers.replay(end.ledger(), end.shard(), after, (int) limit);
  }

  private void take(ParsedEntry entry) {
    long position = hashes.size() + 1L;
    switch (entry.content()) {
      case EntryContent.Said(Delivered.Stated(Fact fact)) -> facts.add(fact);
      case EntryContent.Said(Delivered.Erased marker) -> bare.removeAll(marker.positions());
      case EntryContent.Bare it -> bare.add(position);
      case EntryContent.OfUnknownType it ->
          throw notFrozen(position, "this version does not know its type " + it.type());
      case EntryContent.WithoutSalt it -> throw notFrozen(position, "it has no salt");
      case EntryContent.Wrong(String why) -> throw notFrozen(position, why);
    }
    byte[] next = Chain.next(entry.incarnation(), end.shard(), position, chain, entry.leaf());
    if (entry.position() != position || !Arrays.equals(next, entry.chain())) {
      throw notFrozen(position, "the chain does not continue the entry before it");
    }
    chain = next;
    incarnation = entry.incarnation();
    hashes.add(
        MerkleTree.leaf(
            ReportLeaf.ofEntry(end.ledger().text(), end.shard(), position, entry.leaf())));
  }

  private NotFrozen notFrozen(long position, String why) {
    return new NotFrozen(
        "The %s ledger cannot be counted: shard %d, position %d: %s."
            .formatted(end.ledger().text(), end.shard(), position, why));
  }
}
