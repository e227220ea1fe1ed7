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
  private static final String COUNTED = "counted";

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
    if (!sample.committed().equals(sample.commitment())) {
      findings.fail(
          "sample, seed: with report, indicator and sizes it is not what was committed to");
    }
    if (!ReportDocument.sha256(sample.companyBytes()).equals(sample.companyCommitment())) {
      findings.fail("sample, company: its SHA-256 is not what was committed to");
    }
    compare("seed", "--commitment", sample.commitment(), commitment);
    compare("company", "--company-commitment", sample.companyCommitment(), companyCommitment);
  }

  private void compare(String name, String option, String said, Optional<String> kept) {
    if (kept.isEmpty()) {
      findings.uncompared(
          "sample, %s: the commitment with the one that was kept from before the draw (%s)"
              .formatted(name, option));
    } else if (!kept.get().equals(said)) {
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
    long gone = entries.erasedSince() == 0 ? 0 : report.records().count() - records.size();
    if (gone > 0) {
      findings.limit(
          "sample: of %d records of the report nobody can tell any more whether they were drawn rightly"
              .formatted(gone));
    }
    verifyErased(records, gone);
    byte[] seed =
        SampleDraw.seed(HEX.parseHex(sample.report()), sample.seedBytes(), sample.companyBytes());
    sample
        .strata()
        .forEach(it -> new StratumVerification(it, of(it, records), gone, findings).verify(seed));
  }

  /**
   * Who is gone was erased before the draw, or stood in a stratum then: or nowhere, if some do.
   *
   * @param gone how many records of the report were erased since
   */
  private void verifyErased(List<RecountedRecord> records, long gone) {
    long drawable =
        records.stream()
            .filter(it -> DrawableRecord.of(it, sample.indicator()).isPresent())
            .count();
    long since = sample.strata().stream().mapToLong(StratumOfSample::records).sum() - drawable;
    long before = gone - since;
    boolean isPossible = sample.erased() >= 0 && sample.erased() <= before;
    boolean someStandNowhere = drawable < records.size();
    if (!isPossible || (sample.erased() < before && !someStandNowhere)) {
      findings.fail(
          "sample, erased: it says %d before the draw, and the recount finds %d"
              .formatted(sample.erased(), before));
    } else if (sample.erased() < before) {
      findings.limit(
          "sample, erased: of %d records nobody can tell whether they were erased before the draw"
              .formatted(before - sample.erased()));
    }
  }

  /** The records of a stratum, with where they stand. */
  private List<DrawableRecord> of(StratumOfSample stratum, List<RecountedRecord> records) {
    boolean isCounted = stratum.stratum().equals(COUNTED);
    return records.stream()
        .flatMap(it -> DrawableRecord.of(it, sample.indicator()).stream())
        .filter(it -> it.isCounted() == isCounted)
        .toList();
  }
}
