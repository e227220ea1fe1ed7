package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.outcomeledger.verifier.ReportDocument.UsedDefinition;

/** Verifies that a report was counted by the definitions that the recount here counts by. */
record DefinitionsVerification(ReportDocument report, FindingLines findings) {

  void verify() {
    KnownDefinitions known = KnownDefinitions.read();
    report.indicators().forEach(it -> verify(it, known));
    List<String> defined = report.indicators().stream().map(UsedDefinition::id).toList();
    if (!known.ids().stream().filter(defined::contains).toList().equals(defined)) {
      findings.fail("report, indicators: not each once, in the order of the catalogue");
    }
    List<String> leftOut = known.ids().stream().filter(it -> !defined.contains(it)).toList();
    if (!leftOut.isEmpty()) {
      findings.note("report: it has no figure of " + String.join(", ", leftOut));
    }
  }

  private void verify(UsedDefinition it, KnownDefinitions known) {
    String name = "report, definition of " + it.id();
    if (!ReportDocument.sha256(it.definition().getBytes(UTF_8)).equals(it.sha256())) {
      findings.fail(name + ": its hash is another");
    }
    if (!known.isCounted(it.id(), it.version())) {
      findings.fail("%s: this verifier does not count by version %s".formatted(name, it.version()));
    } else if (!known.isText(it.id(), it.sha256())) {
      findings.fail(
          name
              + ": it is not the text that this verifier counts by, but an older definition or"
              + " none");
    }
  }
}
