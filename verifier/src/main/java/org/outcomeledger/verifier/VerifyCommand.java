package org.outcomeledger.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes the ledgers of an export, and a report that was counted from them. */
@Command(
    name = "verify",
    description = "Recomputes the ledgers of an export, and a report that was counted from them.")
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..2",
      paramLabel = "[REPORT.json] DIR",
      hideParamSyntax = true,
      description =
          "the report's bytes as they are served, if any, and the folder that export wrote")
  private List<Path> paths;

  @Mixin private ReportFile reportFile;

  @Option(
      names = "--exact",
      paramLabel = "EXACT.json",
      description = "the exact figures that the report's were drawn from")
  private Path exact;

  @Option(
      names = "--previous",
      paramLabel = "EARLIER.json",
      description = "the report that this one restates: it has to be rounded in the same way")
  private Path previous;

  @Override
  public Integer call() throws IOException {
    var findings = new FindingLines(spec.commandLine().getOut());
    var export = new ExportFolder(paths.getLast());
    if (ExportFolder.LEDGERS.stream().noneMatch(it -> Files.isDirectory(export.of(it)))) {
      throw new IOException(
          "%s has no folder %s: it is nothing that export wrote"
              .formatted(export.root(), String.join(" or ", ExportFolder.LEDGERS)));
    }
    if (paths.size() == 1) {
      new LedgersVerification(export, Optional.empty(), findings).verify(EntryVisitor.NOBODY);
    } else {
      verify(paths.getFirst(), export, findings);
    }
    return findings.conclude();
  }

  private void verify(Path file, ExportFolder export, FindingLines findings) throws IOException {
    ReportDocument report = reportFile.read(file, findings);
    Optional<byte[]> figures =
        exact == null ? Optional.empty() : Optional.of(ByteLines.document(exact));
    new RestatementVerification(report, findings)
        .verify(previous == null ? Optional.empty() : Optional.of(ByteLines.document(previous)));
    var entries = new FrozenEntries(report);
    new LedgersVerification(export, Optional.of(report), findings).verify(entries);
    new ReportVerification(report, entries, findings).verify(figures);
  }
}
