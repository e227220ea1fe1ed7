package org.outcomeledger.verifier;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The report that a command is given, and by what name. */
final class ReportFile {

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "the report's name, which you have from elsewhere: SHA-256 of its bytes")
  private String expected;

  /** The report of these bytes, once they are the ones that were meant. */
  ReportDocument read(Path file, FindingLines findings) throws IOException {
    byte[] bytes = ByteLines.document(file);
    String name = ReportDocument.sha256(bytes);
    compare(name, findings);
    ReportDocument report = ReportDocument.read(bytes);
    report.requireVector();
    findings.say("report: %s, %s".formatted(report.title(), name));
    return report;
  }

  /** Before it is read: bytes that were changed may not be readable. */
  private void compare(String name, FindingLines findings) throws IOException {
    if (expected == null) {
      findings.note(
          "report: whether these are the bytes that were published, only their SHA-256 from"
              + " elsewhere can tell (--sha256)");
    } else if (!expected.matches("[0-9A-Fa-f]{64}")) {
      throw new IOException("--sha256 takes 64 hexadecimal digits, not " + expected);
    } else if (!expected.equalsIgnoreCase(name)) {
      findings.fail("report: its SHA-256 is not the one that was given");
    }
  }
}
