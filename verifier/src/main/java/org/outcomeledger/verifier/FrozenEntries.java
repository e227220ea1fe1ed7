package org.outcomeledger.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.recount.HistoryEntry;
import org.outcomeledger.recount.LearnerHistory;

/** The entries that a report was counted from: those up to its vector. */
final class FrozenEntries implements EntryVisitor {

  private final ReportDocument report;
  private final List<FrozenShard> shards = new ArrayList<>();
  private List<LearnerHistory> learners;

  FrozenEntries(ReportDocument report) {
    this.report = report;
  }

  @Override
  public Consumer<LedgerEntry> of(String ledger, int shard, FindingLines findings) {
    var entries = new FrozenShard(report, ledger, findings);
    shards.add(entries);
    return entries::accept;
  }

  /** The tree of all that was taken. */
  MerkleTree tree() {
    var tree = new MerkleTree();
    shards.forEach(it -> it.hashes().forEach(tree::addHash));
    return tree;
  }

  /** What is known of each learner, once all entries were taken. */
  List<LearnerHistory> learners() {
    if (learners == null) {
      List<HistoryEntry> all = shards.stream().flatMap(it -> it.history().stream()).toList();
      learners = LearnerHistory.of(all);
    }
    return learners;
  }

  /** How many entries were emptied after the report was frozen. */
  long erasedSince() {
    return shards.stream().mapToLong(FrozenShard::erasedSince).sum();
  }
}
