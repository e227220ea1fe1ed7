package org.outcomeledger.verifier;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.format.SampleDraw;
import org.outcomeledger.verifier.AuditSampleDocument.StratumOfSample;
import org.outcomeledger.verifier.RecordTreeVerification.RecountedRecord;

/**
 * Verifies an audit sample: that both parts of the seed are those that were committed to, and that
 * nothing but they and the report's records made the draw.
 */
final class SampleVerification {

  private static final HexFormat HEX = HexFormat.of();
  private static final List<String> STRATA = List.of("counted", "uncounted");

  private final AuditSampleDocument sample;
  private final ReportDocument report;
  private final FindingLines findings;

  SampleVerification(AuditSampleDocument sample, ReportDocument report, FindingLines findings) {
    this.sample = sample;
    this.report = report;
    this.findings = findings;
  }

  /**
   * The parts of the seed, and what of them was told before.
   *
   * @param sha256 of the report's bytes
   */
  void verifySeed(String sha256, Optional<String> commitment, Optional<String> companyCommitment) {
    if (!sample.report().equals(sha256)) {
      findings.fail("sample: it is of another report");
    }
    verifyPart("seed", sample.seedBytes(), sample.commitment(), commitment);
    verifyPart("company", sample.companyBytes(), sample.companyCommitment(), companyCommitment);
    if (commitment.isEmpty() || companyCommitment.isEmpty()) {
      findings.note(
          "sample: whether both commitments were made before the draw, only who kept them can tell"
              + " (--commitment, --company-commitment)");
    }
  }

  private void verifyPart(String name, byte[] part, String said, Optional<String> kept) {
    if (!ReportDocument.sha256(part).equals(said)) {
      findings.fail("sample, %s: its SHA-256 is not what was committed to".formatted(name));
    }
    if (kept.isPresent() && !kept.get().equals(said)) {
      findings.fail("sample, %s: the commitment is not the one that was given".formatted(name));
    }
  }

  /** The draw, made again from what the recount finds of every record. */
  void verifyDraw(FrozenEntries entries, byte[] secret) {
    var tree = new RecordTreeVerification(report, secret);
    List<RecountedRecord> records = tree.records(entries.learners());
    if (entries.erasedSince() == 0
        && !RecordTreeVerification.head(records).equals(report.records())) {
      findings.fail("report, records: the tree is not that of the records that are recounted");
    }
    if (!sample.strata().stream().map(StratumOfSample::stratum).toList().equals(STRATA)) {
      findings.fail("sample: its strata are not counted and uncounted");
      return;
    }
    long gone = entries.erasedSince() == 0 ? 0 : report.records().count() - records.size();
    if (gone > 0) {
      findings.limit(
          "sample: of %d records of the report nobody can tell any more whether they were drawn rightly"
              .formatted(gone));
    }
    byte[] seed =
        SampleDraw.seed(HEX.parseHex(sample.report()), sample.seedBytes(), sample.companyBytes());
    sample
        .strata()
        .forEach(it -> new StratumVerification(it, of(it, records), gone, findings).verify(seed));
  }

  /** The records of a stratum, with where they stand. */
  private List<DrawableRecord> of(StratumOfSample stratum, List<RecountedRecord> records) {
    boolean isCounted = stratum.stratum().equals(STRATA.getFirst());
    return records.stream()
        .flatMap(it -> DrawableRecord.of(it, sample.indicator()).stream())
        .filter(it -> it.isCounted() == isCounted)
        .toList();
  }
}
