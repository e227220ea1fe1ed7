package org.outcomeledger.impact.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.impact.report.SampleDocument.DrawnRecord;
import org.outcomeledger.impact.report.SampleDocument.Stratum;
import org.outcomeledger.indicators.statistics.ErrorRate;
import org.outcomeledger.indicators.statistics.SampledStratum;

/**
 * What came of a sample, for those who may see exact figures, in the form of docs/report-format.md.
 *
 * @param sample the commitment
 * @param erased how many of the report's records could not be drawn: limits take them as possibly
 *     wrong
 * @param errors null until every record that was drawn has a finding
 * @param examinedAt when the last of them got its first one; null until then
 * @param replaced how many findings were followed by another of the same record
 * @param head the hash of the last finding; null where there is none
 * @param findings all, from the first; of several of one record the last counts
 */
@Schema(name = "SampleResult")
@JsonPropertyOrder({
  "format",
  "sample",
  "strata",
  "erased",
  "errors",
  "examinedAt",
  "replaced",
  "head",
  "findings"
})
public record SampleResult(
    String format,
    String sample,
    List<StratumResult> strata,
    long erased,
    @Schema(nullable = true) SampleErrors errors,
    @Schema(nullable = true) Instant examinedAt,
    int replaced,
    @Schema(nullable = true) String head,
    List<SampleFinding> findings) {
  private static final String FORMAT = "outcome-ledger-findings-1";

  /**
   * What came of one stratum.
   *
   * @param open how many that were drawn have no finding
   * @param atMost the one-sided upper limit of this stratum alone at 95 %, if all that were erased
   *     were in it; null while some are open
   */
  @Schema(name = "StratumResult")
  public record StratumResult(
      String stratum,
      long records,
      int drawn,
      int right,
      int wrong,
      int notVerifiable,
      int open,
      @Schema(nullable = true) Double atMost) {

    static StratumResult of(Stratum it, Map<String, String> findings, long erased) {
      int drawn = it.drawn().size();
      int right = count(it, findings, SampleFinding.RIGHT);
      int wrong = count(it, findings, SampleFinding.WRONG);
      int notVerifiable = count(it, findings, SampleFinding.NOT_VERIFIABLE);
      int open = drawn - right - wrong - notVerifiable;
      boolean isJudged = open == 0 && it.records() > 0;
      return new StratumResult(
          it.stratum(),
          it.records(),
          drawn,
          right,
          wrong,
          notVerifiable,
          open,
          isJudged
              ? ErrorRate.atMostIn(
                  new SampledStratum(it.records(), drawn, wrong + notVerifiable), erased)
              : null);
    }

    private static int count(Stratum of, Map<String, String> findings, String finding) {
      return (int)
          of.drawn().stream()
              .map(DrawnRecord::leaf)
              .filter(it -> finding.equals(findings.get(it)))
              .count();
    }

    SampledStratum sampled() {
      return new SampledStratum(records, drawn, wrong + notVerifiable);
    }
  }

  public SampleResult {
    strata = List.copyOf(strata);
    findings = List.copyOf(findings);
  }

  /** Of what was drawn and found. */
  static SampleResult of(SampleDocument drawn, List<SampleFinding> findings) {
    Map<String, String> last = new HashMap<>();
    Map<String, Instant> first = new HashMap<>();
    findings.forEach(it -> last.put(it.leaf(), it.finding()));
    findings.forEach(it -> first.putIfAbsent(it.leaf(), it.foundAt()));
    List<StratumResult> strata =
        drawn.strata().stream().map(it -> StratumResult.of(it, last, drawn.erased())).toList();
    Optional<SampleErrors> errors = errors(strata, drawn.erased()).map(SampleErrors::of);
    return new SampleResult(
        FORMAT,
        drawn.commitment(),
        strata,
        drawn.erased(),
        errors.orElse(null),
        errors.flatMap(it -> first.values().stream().max(Instant::compareTo)).orElse(null),
        findings.size() - first.size(),
        findings.isEmpty() ? null : findings.getLast().hash(),
        findings);
  }

  private static Optional<ErrorRate> errors(List<StratumResult> strata, long erased) {
    boolean isJudged = strata.stream().allMatch(it -> it.open() == 0);
    return isJudged && strata.stream().anyMatch(it -> it.records() > 0)
        ? Optional.of(ErrorRate.of(strata.stream().map(StratumResult::sampled).toList(), erased))
        : Optional.empty();
  }

  /** The same, with all that was found. */
  SampleResult with(List<SampleFinding> all) {
    return new SampleResult(
        format, sample, strata, erased, errors, examinedAt, replaced, head, all);
  }

  /** Of the smaller stratum. */
  long fewestRecords() {
    return strata.stream().mapToLong(StratumResult::records).min().orElse(0);
  }
}
