package org.outcomeledger.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws an audit sample again, and prints which records an auditor has to look at. */
@Command(
    name = "sample",
    description =
        "Draws an audit sample again from a report's ledgers, and prints the records to look at.")
final class SampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReportFile reportFile;

  @Parameters(index = "0", paramLabel = "SAMPLE.json", description = "as it was served")
  private Path sample;

  @Parameters(index = "1", paramLabel = "REPORT.json", description = "the bytes as they are served")
  private Path report;

  @Parameters(index = "2", paramLabel = "DIR", description = "the folder that export wrote")
  private Path folder;

  @Option(
      names = "--exact",
      required = true,
      paramLabel = "EXACT.json",
      description = "the exact figures, with the secret that the report's records are salted with")
  private Path exact;

  @Option(
      names = "--commitment",
      paramLabel = "HEX",
      description = "what the auditor committed to, as you have it from elsewhere")
  private String commitment;

  @Option(
      names = "--company-commitment",
      paramLabel = "HEX",
      description = "what the company answered to that")
  private String companyCommitment;

  @Option(
      names = "--findings",
      paramLabel = "FINDINGS.json",
      description = "what was found of its records, and what it is said to come to")
  private Path found;

  @Option(
      names = "--published",
      paramLabel = "SAMPLES.json",
      description = "the list of the report's samples, as everybody is told it")
  private Path published;

  @Override
  public Integer call() throws IOException {
    var findings = new FindingLines(spec.commandLine().getOut());
    ReportDocument said = reportFile.read(report, findings);
    AuditSampleDocument drawn = AuditSampleDocument.read(ByteLines.document(sample));
    byte[] figures = ByteLines.document(exact);
    if (!ReportDocument.sha256(figures).equals(said.exact().sha256())) {
      findings.fail("exact: it is not the document that the report commits to");
    }
    byte[] salts =
        ExactDocument.read(figures)
            .saltsBytes()
            .orElseThrow(() -> new IOException("the exact figures have no secret"));
    var entries = new FrozenEntries(said);
    new LedgersVerification(new ExportFolder(folder), Optional.of(said), findings).verify(entries);
    var verification = new SampleVerification(drawn, said, findings);
    verification.verifySeed(
        ReportDocument.sha256(ByteLines.document(report)),
        Optional.ofNullable(commitment),
        Optional.ofNullable(companyCommitment));
    verification.verifyDraw(entries, salts);
    if (found != null) {
      verifyFindings(drawn, findings);
    }
    return findings.conclude();
  }

  private void verifyFindings(AuditSampleDocument drawn, FindingLines findings) throws IOException {
    var verification =
        new FindingsVerification(drawn, FindingsDocument.read(ByteLines.document(found)), findings);
    verification.verify(ByteLines.document(sample));
    if (published == null) {
      findings.uncompared("sample, findings: with what everybody is told of them (--published)");
    } else {
      verification.comparePublished(ByteLines.document(published));
    }
  }
}
