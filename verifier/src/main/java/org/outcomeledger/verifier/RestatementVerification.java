package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.Optional;

/** Verifies that a restatement is rounded as the report that it restates: nobody drew again. */
final class RestatementVerification {

  private final ReportDocument report;
  private final FindingLines findings;

  RestatementVerification(ReportDocument report, FindingLines findings) {
    this.report = report;
    this.findings = findings;
  }

  /**
   * Compares with the report before.
   *
   * @param previous its bytes, where they are given
   */
  void verify(Optional<byte[]> previous) throws IOException {
    if (previous.isPresent()) {
      compare(previous.get());
    } else if (report.previous() != null) {
      findings.note(
          "report: that it is rounded as the report that it restates needs that one (--previous)");
    }
  }

  private void compare(byte[] previous) throws IOException {
    String sha256 = ReportDocument.sha256(previous);
    if (report.previous() == null || !report.previous().sha256().equals(sha256)) {
      findings.fail("report, previous: it is not " + sha256);
      return;
    }
    ReportDocument earlier = ReportDocument.read(previous);
    if (!earlier.exact().secretSha256().equals(report.exact().secretSha256())) {
      findings.fail(
          "report, exact: its secret is not that of the report that it restates, so every count was drawn again");
    }
  }
}
