package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.outcomeledger.verifier.ReportDocument.ReportTable;

/** The exact figures of a report, and the secret that it was rounded with. */
record ExactDocument(String format, String secret, List<ReportTable> figures) {

  private static final String FORMAT = "outcome-ledger-exact-1";

  static ExactDocument read(byte[] bytes) throws IOException {
    return DocumentJson.read("the document of exact figures", bytes, FORMAT, ExactDocument.class);
  }

  byte[] secretBytes() throws IOException {
    try {
      return HexFormat.of().parseHex(secret);
    } catch (IllegalArgumentException e) {
      throw new IOException("the secret of the exact figures is not hexadecimal", e);
    }
  }

  /** Its tables without their rows. */
  List<ReportTable> tables() {
    return figures.stream().map(ExactDocument::table).toList();
  }

  static ReportTable table(ReportTable it) {
    return new ReportTable(it.indicator(), it.by(), List.of());
  }
}
