package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Verifies both ledgers of an export, against their heads and the vector of a report. */
record LedgersVerification(
    ExportFolder folder, Optional<ReportDocument> report, FindingLines findings) {

  /** Gives every entry that can be read to a visitor. */
  void verify(EntryVisitor visitor) throws IOException {
    HeadsVerification heads = HeadsVerification.of(folder, findings);
    for (String ledger : ExportFolder.LEDGERS) {
      int shards =
          new LedgerVerification(folder, ledger, heads, it -> reported(ledger, it), findings)
              .verify(visitor);
      report.ifPresent(it -> compare(ledger, it.of(ledger).shards().size(), shards));
    }
  }

  /** What a report does not name of a ledger it has not counted. */
  private void compare(String ledger, int reported, int shards) {
    if (reported != shards) {
      findings.fail(
          "report, ledgers: of %s it names %d shards, and there are %d"
              .formatted(ledger, reported, shards));
    }
  }

  private List<KeptHead> reported(String ledger, int shard) {
    return report.map(it -> it.head(ledger, shard)).orElse(List.of());
  }
}
