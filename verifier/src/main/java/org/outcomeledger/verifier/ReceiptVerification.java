package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import org.outcomeledger.format.EntryLine;
import org.outcomeledger.format.Leaf;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.verifier.ReceiptDocument.RecordProof;
import org.outcomeledger.verifier.ReportDocument.TreeHead;

/** Verifies the two proofs of a receipt against the roots of its report. */
final class ReceiptVerification {

  private final ReceiptDocument receipt;
  private final ReportDocument report;
  private final FindingLines findings;

  ReceiptVerification(ReceiptDocument receipt, ReportDocument report, FindingLines findings) {
    this.receipt = receipt;
    this.report = report;
    this.findings = findings;
  }

  void verify() throws IOException {
    LedgerEntry entry = entry();
    String place =
        "%s, shard %d, position %d".formatted(receipt.ledger(), entry.shard(), entry.position());
    if (!Arrays.equals(Leaf.of(entry.content()), entry.leaf())) {
      findings.fail(place + ": the leaf is not that of the content");
    }
    if (!Arrays.equals(EntryLine.write(entry), (receipt.line() + "\n").getBytes(UTF_8))) {
      findings.fail(place + ": the line is not written as a ledger writes it");
    }
    byte[] data = FrozenShard.leaf(receipt.ledger(), entry);
    if (!leads(data, receipt.entry().index(), receipt.entry().path(), report.entries())) {
      findings.fail(place + ": the entry is not in the report's tree of entries");
    }
    if (receipt.record() != null) {
      verifyRecord(place, entry, receipt.record());
    }
    if (findings.allHolds()) {
      findings.say("%s: in the report%s".formatted(place, standings()));
    }
    findings.note(
        "compare shard and position with what you were answered when you posted the event");
    findings.note("incarnation and chain value of the line are for who has the ledger");
    if (receipt.record() == null) {
      findings.note("that its learner is in no record of the report, a receipt cannot show");
    }
  }

  private String standings() {
    return receipt.record() == null
        ? ""
        : ", in the programme %s: %s"
            .formatted(
                receipt.record().programme(), receipt.record().standings().replace("\n", ", "));
  }

  private LedgerEntry entry() throws IOException {
    try {
      LedgerEntry entry = EntryLine.read((receipt.line() + "\n").getBytes(UTF_8));
      if (!entry.redacted() && ExportFolder.LEDGERS.contains(receipt.ledger())) {
        return entry;
      }
      throw new IOException("the receipt's entry is empty, or of no ledger");
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("the receipt's line: " + Reason.of(e), e);
    }
  }

  private void verifyRecord(String place, LedgerEntry entry, RecordProof record) {
    if (!record.platform().equals(entry.content().platform())
        || !record.learner().equals(entry.content().learnerId().toString())) {
      findings.fail(place + ": the record is another learner's");
    }
    if (!leads(leaf(record), record.index(), record.path(), report.records())) {
      findings.fail(place + ": the record is not in the report's tree of records");
    }
  }

  private static boolean leads(byte[] data, long index, List<String> path, TreeHead head) {
    return MerkleTree.leads(
        MerkleTree.leaf(data),
        index,
        head.count(),
        ReceiptDocument.hashes(path),
        HexDigits.read("a root of the report", head.root()));
  }

  /** The data of a record's leaf in the tree of records. */
  static byte[] leaf(RecordProof it) {
    return ReportLeaf.ofRecord(
        HexDigits.read("the salt of the receipt", it.salt()),
        it.platform(),
        it.learner(),
        it.programme(),
        it.standings());
  }
}
