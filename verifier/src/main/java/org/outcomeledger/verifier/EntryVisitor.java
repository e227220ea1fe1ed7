package org.outcomeledger.verifier;

import java.util.function.Consumer;
import org.outcomeledger.format.LedgerEntry;

/** Whoever looks at the entries of an export while they are verified. */
interface EntryVisitor {

  /** Somebody to whom nothing matters. */
  EntryVisitor NOBODY = (ledger, shard, findings) -> entry -> {};

  /**
   * Who takes the entries that can be read of one shard, in the order of its file, on one thread;
   * other shards may be read at the same time. Asked for ledgers and shards in their order.
   *
   * @param findings of this shard
   */
  Consumer<LedgerEntry> of(String ledger, int shard, FindingLines findings);
}
