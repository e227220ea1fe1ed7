package org.outcomeledger.impact.reconciliation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One shard of one ledger compared with the rows and the figures that were made of it.
 *
 * @param position up to which all three were compared: the same for all
 * @param ledgerFacts facts that stand there, as the ledger says
 * @param rowFacts rows of the read model
 * @param ledgerDigest of those facts: the sum of their SHA-256 hashes, independent of their order
 * @param rowDigest of the rows, read back as facts
 * @param figureFacts facts that this replica's figures are counted from; those that no indicator
 *     asks for are not among them
 * @param erasures how often the ledger has erased a learner there
 * @param agrees whether everything is as the ledger says
 * @param findings what is not, by position where that can be said; empty if all is
 */
public record ShardReconciliation(
    String ledger,
    int shard,
    long position,
    long ledgerFacts,
    long rowFacts,
    long figureFacts,
    long erasures,
    String ledgerDigest,
    String rowDigest,
    boolean agrees,
    Instant checkedAt,
    List<String> findings) {

  static final Comparator<ShardReconciliation> ORDER =
      Comparator.comparing(ShardReconciliation::ledger)
          .thenComparingInt(ShardReconciliation::shard);

  public ShardReconciliation {
    findings = List.copyOf(findings);
  }
}
