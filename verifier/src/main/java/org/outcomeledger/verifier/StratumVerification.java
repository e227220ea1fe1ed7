package org.outcomeledger.verifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.verifier.AuditSampleDocument.SampledRecord;
import org.outcomeledger.verifier.AuditSampleDocument.StratumOfSample;

/** Draws one stratum of an audit sample again, and compares. */
final class StratumVerification {

  private final StratumOfSample said;
  private final List<DrawableRecord> stratum;
  private final long gone;
  private final FindingLines findings;

  /**
   * A verification of one stratum.
   *
   * @param stratum its records, as the recount finds them
   * @param gone how many records of the report were erased since: of whichever stratum
   */
  StratumVerification(
      StratumOfSample said, List<DrawableRecord> stratum, long gone, FindingLines findings) {
    this.said = said;
    this.stratum = stratum;
    this.gone = gone;
    this.findings = findings;
  }

  void verify(byte[] seed) {
    long more = said.records() - stratum.size();
    if (more < 0 || more > gone) {
      fail("it has %d records, and the recount finds %d".formatted(said.records(), stratum.size()));
    }
    if (said.drawn().size() != Math.min(said.asked(), said.records())) {
      fail("%d are drawn, and %d were asked for".formatted(said.drawn().size(), said.asked()));
    }
    Map<String, DrawableRecord> known =
        stratum.stream().collect(Collectors.toMap(DrawableRecord::leaf, it -> it));
    List<SampledRecord> there =
        said.drawn().stream().filter(it -> known.containsKey(it.leaf())).toList();
    if (said.drawn().size() - there.size() > gone) {
      fail("it has records that the recount does not find");
    }
    compare(
        there,
        SampleDraw.drawn(stratum, it -> it.record().hash(), seed, said.asked()).stream()
            .map(DrawableRecord::sampled)
            .toList());
    findings.say(
        "sample, %s: %d records, %d drawn"
            .formatted(said.stratum(), said.records(), said.drawn().size()));
    there.forEach(it -> findings.say(it.leaf() + ": " + known.get(it.leaf()).described()));
  }

  /** What is gone may stand between those that are there, and puts none before another. */
  private void compare(List<SampledRecord> there, List<SampledRecord> drawn) {
    for (int i = 0; i < there.size(); i++) {
      SampledRecord it = there.get(i);
      if (i >= drawn.size() || !drawn.get(i).leaf().equals(it.leaf())) {
        fail(
            "number %d is %s, and the draw makes %s"
                .formatted(i + 1, it.leaf(), i < drawn.size() ? drawn.get(i).leaf() : "none"));
        return;
      }
      if (!drawn.get(i).equals(it)) {
        fail("%s: it is %s, and the recount finds %s".formatted(it.leaf(), it, drawn.get(i)));
      }
    }
  }

  private void fail(String what) {
    findings.fail("sample, %s: %s".formatted(said.stratum(), what));
  }
}
