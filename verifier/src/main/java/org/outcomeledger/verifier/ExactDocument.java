package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.verifier.ReportDocument.ReportTable;

/**
 * The exact figures of a report.
 *
 * @param secret what it was rounded with
 * @param salts what its records are salted with
 */
record ExactDocument(String format, String secret, String salts, List<ReportTable> figures) {

  private static final String FORMAT = "outcome-ledger-exact-1";

  static ExactDocument read(byte[] bytes) throws IOException {
    return DocumentJson.read("the document of exact figures", bytes, FORMAT, ExactDocument.class);
  }

  /** The 32 bytes of the secret; none where it is not written as those. */
  Optional<byte[]> secretBytes() {
    return bytes(secret);
  }

  /** The 32 bytes of the salts' secret; none where it is not written as those. */
  Optional<byte[]> saltsBytes() {
    return bytes(salts);
  }

  private static Optional<byte[]> bytes(String hex) {
    return hex.matches("[0-9a-f]{64}")
        ? Optional.of(HexFormat.of().parseHex(hex))
        : Optional.empty();
  }

  /** Its tables without their rows. */
  List<ReportTable> tables() {
    return figures.stream().map(ExactDocument::table).toList();
  }

  static ReportTable table(ReportTable it) {
    return new ReportTable(it.indicator(), it.by(), List.of());
  }
}
