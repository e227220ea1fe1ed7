package org.outcomeledger.impact.report;

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
 * What came of a sample, for those who may see exact figures.
 *
 * @param erased how many of the report's records could not be drawn: limits take them as possibly
 *     wrong
 * @param errors null until every record that was drawn has a finding
 * @param findings all, from the first; of several of one record the last counts
 */
@Schema(name = "SampleResult")
public record SampleResult(
    List<StratumResult> strata,
    long erased,
    @Schema(nullable = true) SampleErrors errors,
    List<SampleFinding> findings) {

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
    findings.forEach(it -> last.put(it.leaf(), it.finding()));
    List<StratumResult> strata =
        drawn.strata().stream().map(it -> StratumResult.of(it, last, drawn.erased())).toList();
    return new SampleResult(
        strata,
        drawn.erased(),
        errors(strata, drawn.erased()).map(SampleErrors::of).orElse(null),
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
    return new SampleResult(strata, erased, errors, all);
  }

  /** Of the smaller stratum. */
  long fewestRecords() {
    return strata.stream().mapToLong(StratumResult::records).min().orElse(0);
  }
}
