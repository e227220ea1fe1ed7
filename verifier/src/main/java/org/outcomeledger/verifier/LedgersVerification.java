package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.outcomeledger.format.LedgerEntry;

/** Verifies both ledgers of an export, against their heads and the vector of a report. */
record LedgersVerification(
    ExportFolder folder, Optional<ReportDocument> report, FindingLines findings) {

  /** Gives every entry that can be read, with its ledger, in their order. */
  void verify(BiConsumer<String, LedgerEntry> visitor) throws IOException {
    HeadsVerification heads = HeadsVerification.of(folder, findings);
    for (String ledger : ExportFolder.LEDGERS) {
      new LedgerVerification(
              folder, ledger, heads.of(ledger), shard -> reported(ledger, shard), findings)
          .verify(entry -> visitor.accept(ledger, entry));
    }
  }

  private List<KeptHead> reported(String ledger, int shard) {
    return report.map(it -> it.head(ledger, shard)).orElse(List.of());
  }
}
