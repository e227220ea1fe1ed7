package org.outcomeledger.verifier;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.outcomeledger.format.SampleDraw;

/**
 * An audit sample, as docs/report-format.md has it: by which seed, and what was drawn by it.
 *
 * @param report the hash of the report's bytes
 * @param seed the auditor's part of the seed
 * @param company the company's part
 * @param erased how many of the report's records nobody could judge any more
 */
record AuditSampleDocument(
    String format,
    String report,
    String indicator,
    String commitment,
    String companyCommitment,
    String seed,
    String company,
    long erased,
    List<StratumOfSample> strata) {

  private static final String FORMAT = "outcome-ledger-sample-1";
  private static final List<String> STRATA = List.of("counted", "uncounted");

  /**
   * The counted records, or the others.
   *
   * @param records how many there were
   * @param asked how many were to be drawn
   */
  record StratumOfSample(String stratum, long records, int asked, List<SampledRecord> drawn) {
    StratumOfSample {
      drawn = List.copyOf(drawn);
    }
  }

  /** A record that was drawn, by its leaf's hash; events and evidence are places. */
  record SampledRecord(String leaf, String standing, List<String> events, List<String> evidence) {}

  AuditSampleDocument {
    strata = List.copyOf(strata);
  }

  static AuditSampleDocument read(byte[] bytes) throws IOException {
    AuditSampleDocument sample =
        DocumentJson.read("the sample", bytes, FORMAT, AuditSampleDocument.class);
    boolean areHashes =
        Stream.of(
                sample.report,
                sample.commitment,
                sample.companyCommitment,
                sample.seed,
                sample.company)
            .allMatch(it -> it.matches("[0-9a-f]{64}"));
    if (!areHashes) {
      throw new IOException("the sample: a hash or seed is not 64 lower-case hexadecimal digits");
    }
    if (!sample.strata.stream().map(StratumOfSample::stratum).toList().equals(STRATA)) {
      throw new IOException("the sample: its strata are not counted and uncounted");
    }
    return sample;
  }

  /** The commitment that seed, report, indicator and sizes make. */
  String committed() {
    return HexFormat.of()
        .formatHex(
            SampleDraw.commitment(
                seedBytes(),
                report,
                indicator,
                strata.getFirst().asked(),
                strata.getLast().asked()));
  }

  byte[] seedBytes() {
    return HexFormat.of().parseHex(seed);
  }

  byte[] companyBytes() {
    return HexFormat.of().parseHex(company);
  }
}
