package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.impact.report.SampleResult.StratumResult;

class ToldErrorsTest {
  private static final String REPORT =
      """
      {"figures": [
        {"indicator": "COM1", "by": ["programme"], "rows": [{"suppressed": "hidden", "coded": null}]},
        {"indicator": "COM1", "by": [], "rows": [{"window": null, "suppressed": null, "coded": null}]},
        {"indicator": "EMP1", "by": [], "rows": [{"suppressed": "hidden"}]},
        {"indicator": "EMP2", "by": [], "rows": [{"coded": "at-most-20-percent"}]},
        {"indicator": "EMP4", "by": [], "rows": [
          {"window": "P6M", "suppressed": null, "coded": null},
          {"window": "P12M", "suppressed": "hidden", "coded": null}]}]}
      """;

  /** From a share beside a hidden figure, or of few, what is hidden could be computed. */
  @ParameterizedTest
  @CsvSource({
    "COM1, 20, 20, true",
    "COM1, 19, 90, false",
    "COM1, 90, 19, false",
    "COM1, 90, 0, false",
    "EMP1, 90, 90, false",
    "EMP2, 90, 90, false",
    "EMP4/P6M, 90, 90, true",
    "EMP4/P12M, 90, 90, false",
    "EMP4, 90, 90, false",
    "MSR1, 90, 90, false"
  })
  void errorsAreToldBesideAFigureThatIsTold(
      String indicator, long counted, long uncounted, boolean told) {
    var errors = ToldErrors.of(ReportDifference.read(REPORT.getBytes(UTF_8)), 20);
    var result =
        new SampleResult(
            "",
            "",
            List.of(stratum(counted), stratum(uncounted)),
            0,
            null,
            null,
            0,
            null,
            List.of());
    assertThat(errors.isTold(new SampleEntry(indicator, 5, 5, ""), result)).isEqualTo(told);
  }

  private static StratumResult stratum(long records) {
    return new StratumResult("", records, 5, 5, 0, 0, 0, null);
  }
}
