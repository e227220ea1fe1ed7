package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.List;

/**
 * A receipt, as docs/report-format.md has it: that one entry, and what its learner's record was
 * found to be, are in a report.
 *
 * @param report the hash of the report's bytes
 * @param line the entry as it is replayed, without its line feed
 * @param record null where the learner of the entry is in no record of the report
 */
record ReceiptDocument(
    String format,
    String report,
    String ledger,
    String line,
    EntryProof entry,
    RecordProof record) {

  private static final String FORMAT = "outcome-ledger-receipt-1";

  /** That a leaf is in the tree of entries. */
  record EntryProof(long index, List<String> path) {}

  /** What a record was found to be, and that it is in the tree of records. */
  record RecordProof(
      String salt,
      String platform,
      String learner,
      String programme,
      String standings,
      long index,
      List<String> path) {}

  static ReceiptDocument read(byte[] bytes) throws IOException {
    return DocumentJson.read("the receipt", bytes, FORMAT, ReceiptDocument.class);
  }

  static List<byte[]> hashes(List<String> path) {
    return path.stream().map(it -> HexDigits.read("a path of the receipt", it)).toList();
  }
}
