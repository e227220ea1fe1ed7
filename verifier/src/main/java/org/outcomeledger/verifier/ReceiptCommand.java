package org.outcomeledger.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies that an entry is in a report, without the ledgers. */
@Command(
    name = "receipt",
    description = "Verifies that an entry, and what its record was found to be, are in a report.")
final class ReceiptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReportFile reportFile;

  @Parameters(index = "0", paramLabel = "RECEIPT.json", description = "as it was served")
  private Path receipt;

  @Parameters(index = "1", paramLabel = "REPORT.json", description = "the bytes as they are served")
  private Path report;

  @Override
  public Integer call() throws IOException {
    var findings = new FindingLines(spec.commandLine().getOut());
    ReportDocument said = reportFile.read(report, findings);
    ReceiptDocument document = ReceiptDocument.read(ByteLines.document(receipt));
    if (!document.report().equals(ReportDocument.sha256(ByteLines.document(report)))) {
      findings.fail("receipt: it is of another report");
    }
    new ReceiptVerification(document, said, findings).verify();
    return findings.conclude();
  }
}
