package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.verifier.ReportDocument.TreeHead;
import org.outcomeledger.verifier.ReportDocument.UsedDefinition;

/** Verifies a report against the entries that it was counted from. */
final class ReportVerification {

  /** The version of every definition that the recount here counts by. */
  private static final String VERSION = "1";

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
    verifyDefinitions();
    sayWhatErasuresLeave();
    var figures = new FigureVerification(report, entries, findings);
    figures.verifyRounded();
    if (exact.isPresent()) {
      verifyExact(exact.get(), figures);
    } else {
      findings.note(
          "report: which way counts were rounded needs the document of exact figures (--exact)");
    }
  }

  private void verifyTreeOfEntries() {
    String root = HexFormat.of().formatHex(entries.tree().root());
    if (report.entries().count() != entries.tree().size()
        || !report.entries().root().equals(root)) {
      findings.fail(
          "report, entries: the tree of the %d entries of its vector has the root %s"
              .formatted(entries.tree().size(), root));
    }
  }

  private void verifyDefinitions() {
    Set<String> defined = new HashSet<>();
    for (UsedDefinition it : report.indicators()) {
      defined.add(it.id());
      if (!ReportDocument.sha256(it.definition().getBytes(UTF_8)).equals(it.sha256())) {
        findings.fail("report, definition of " + it.id() + ": its hash is another");
      }
      if (!Recount.indicators().contains(it.id()) || !it.version().equals(VERSION)) {
        findings.fail(
            "report, definition of %s: this verifier does not count by version %s"
                .formatted(it.id(), it.version()));
      }
    }
    report.figures().stream()
        .filter(it -> !defined.contains(it.indicator()))
        .forEach(it -> findings.fail(it.name() + ": the report does not define it"));
  }

  private void sayWhatErasuresLeave() {
    if (entries.erasedSince() > 0) {
      findings.limit(
          "report: %d entries that it counted were erased since. A count holds if it is that far from the recount at most; values, medians and draws cannot be recounted"
              .formatted(entries.erasedSince()));
    }
  }

  private void verifyExact(byte[] bytes, FigureVerification figures) throws IOException {
    ExactDocument exact = ExactDocument.read(bytes);
    if (!ReportDocument.sha256(bytes).equals(report.exact().sha256())) {
      findings.fail("exact: it is not the document that the report commits to");
    }
    if (!ReportDocument.sha256(exact.secretBytes()).equals(report.exact().secretSha256())) {
      findings.fail("exact, secret: it is not the one that the report commits to");
    }
    if (!exact.tables().equals(report.figures().stream().map(ExactDocument::table).toList())) {
      findings.fail("exact, figures: they are not the tables of the report");
    }
    figures.verifyExact(exact.figures());
    if (entries.erasedSince() == 0) {
      figures.verifyDraws(new SecretRounding(exact.secretBytes(), report.policy().roundedTo()));
      verifyTreeOfRecords(exact.secretBytes());
    }
    findings.note("report: which cells are hidden beside those of few was not recomputed");
  }

  private void verifyTreeOfRecords(byte[] secret) {
    TreeHead recounted = new RecordTreeVerification(report, secret).head(entries.learners());
    if (!recounted.equals(report.records())) {
      findings.fail(
          "report, records: the tree of the %d records that the recount finds has the root %s"
              .formatted(recounted.count(), recounted.root()));
    }
  }
}
