package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.outcomeledger.verifier.ReportDocument.LedgerVector;
import org.outcomeledger.verifier.ReportDocument.Thresholds;
import org.outcomeledger.verifier.ReportDocument.TreeHead;

/** Verifies a report against the entries that it was counted from. */
final class ReportVerification {

  private final ReportDocument report;
  private final FrozenEntries entries;
  private final FindingLines findings;

  ReportVerification(ReportDocument report, FrozenEntries entries, FindingLines findings) {
    this.report = report;
    this.entries = entries;
    this.findings = findings;
  }

  /**
   * All that can be verified once the ledgers were read.
   *
   * @param exact the document of exact figures, where there is one
   */
  void verify(Optional<byte[]> exact) throws IOException {
    verifyTreeOfEntries();
    verifyPolicy();
    new DefinitionsVerification(report, findings).verify();
    new TablesVerification(report, findings).verify();
    sayWhatErasuresLeave();
    var figures = new FigureVerification(report, entries, findings);
    figures.verifyRounded();
    if (exact.isPresent()) {
      verifyExact(exact.get(), figures);
    } else {
      verifyCountOfRecords();
      findings.note(
          "report: which way counts were rounded needs the document of exact figures (--exact)");
    }
  }

  private void verifyTreeOfEntries() {
    String root = HexFormat.of().formatHex(entries.tree().root());
    long counted = report.ledgers().stream().mapToLong(LedgerVector::entries).sum();
    if (report.entries().count() != counted) {
      findings.fail(
          "report, entries: it names %d, and its ledgers %d"
              .formatted(report.entries().count(), counted));
    }
    if (report.entries().count() != entries.tree().size()
        || !report.entries().root().equals(root)) {
      findings.fail(
          "report, entries: the tree of the %d entries of its vector has the root %s"
              .formatted(entries.tree().size(), root));
    }
  }

  private void verifyPolicy() {
    if (!report.policy().equals(Thresholds.PUBLISHED)) {
      findings.fail(
          "report, policy: it is %s, and reports are published under %s"
              .formatted(report.policy(), Thresholds.PUBLISHED));
    }
  }

  private void sayWhatErasuresLeave() {
    if (entries.erasedSince() > 0) {
      findings.limit(
          "report: %d entries that it counted were erased since. A count holds if it is that far from the recount at most; values, medians and draws cannot be recounted"
              .formatted(entries.erasedSince()));
    }
  }

  private void verifyExact(byte[] bytes, FigureVerification figures) throws IOException {
    if (!ReportDocument.sha256(bytes).equals(report.exact().sha256())) {
      findings.fail("exact: it is not the document that the report commits to");
    }
    ExactDocument exact = ExactDocument.read(bytes);
    if (!exact.tables().equals(report.figures().stream().map(ExactDocument::table).toList())) {
      findings.fail("exact, figures: they are not the tables of the report");
    }
    figures.verifyExact(exact.figures());
    exact.secretBytes().ifPresentOrElse(it -> verifyDraws(it, figures), () -> isNoSecret("secret"));
    exact.saltsBytes().ifPresentOrElse(this::verifyTreeOfRecords, () -> isNoSecret("salts"));
    findings.note("report: which cells are hidden beside those of few was not recomputed");
  }

  private void isNoSecret(String member) {
    findings.fail("exact, %s: it is not 64 lower-case hexadecimal digits".formatted(member));
  }

  private void verifyDraws(byte[] secret, FigureVerification figures) {
    if (!ReportDocument.sha256(secret).equals(report.exact().secretSha256())) {
      findings.fail("exact, secret: it is not the one that the report commits to");
    }
    if (entries.erasedSince() == 0) {
      figures.verifyDraws(new SecretRounding(secret, Thresholds.PUBLISHED.roundedTo()));
    }
  }

  private void verifyTreeOfRecords(byte[] salts) {
    if (entries.erasedSince() > 0) {
      return;
    }
    var tree = new RecordTreeVerification(report, salts);
    TreeHead recounted = RecordTreeVerification.head(tree.records(entries.learners()));
    compareCount(recounted.count());
    if (!recounted.root().equals(report.records().root())) {
      findings.fail(
          "report, records: the tree of the %d records that the recount finds has the root %s"
              .formatted(recounted.count(), recounted.root()));
    }
  }

  /** Which records they are needs the salts. */
  private void verifyCountOfRecords() {
    if (entries.erasedSince() == 0) {
      compareCount(new RecordTreeVerification(report).count(entries.learners()));
    }
  }

  private void compareCount(long recounted) {
    if (report.records().count() != recounted) {
      findings.fail(
          "report, records: it names %d, and the recount finds %d"
              .formatted(report.records().count(), recounted));
    }
  }
}
