package org.outcomeledger.verifier;

import java.util.List;
import java.util.Optional;
import org.outcomeledger.verifier.FindingsDocument.JudgedStratum;
import org.outcomeledger.verifier.FindingsDocument.ToldErrors;

/**
 * The share of records that are wrong, estimated from a sample of two strata, with limits that both
 * hold at once (Bonferroni) and take every erased record as possibly wrong: as docs/audit-sample.md
 * has it.
 */
record ErrorLimits(double rate, double low, double high, double atMost) {

  private static final String METHOD = "hypergeometric, bonferroni";
  private static final double TOLERATED = 0.05;
  private static final int ONE_SIDED = 20;
  private static final int TWO_SIDED = 40;

  /** Sums of a few quotients in whatever order. */
  private static final double NEAR = 1e-12;

  private static final double PERCENT = 100;

  /** Of strata all of whose drawn records have a finding; none where there is no record. */
  static Optional<ErrorLimits> of(List<JudgedStratum> judged, long erased) {
    List<ExaminedStratum> strata =
        judged.stream()
            .map(
                it ->
                    new ExaminedStratum(it.records(), it.drawn(), it.wrong() + it.notVerifiable()))
            .toList();
    long records = strata.stream().mapToLong(ExaminedStratum::records).sum();
    if (records == 0) {
      return Optional.empty();
    }
    int parts = Math.max(1, (int) strata.stream().filter(it -> !it.isWhole()).count());
    double all = records + erased;
    return Optional.of(
        new ErrorLimits(
            strata.stream().mapToDouble(ExaminedStratum::estimated).sum() / records,
            strata.stream().mapToLong(it -> it.atLeast(TWO_SIDED * parts)).sum() / all,
            (most(strata, TWO_SIDED * parts) + erased) / all,
            (most(strata, ONE_SIDED * parts) + erased) / all));
  }

  /** Of one stratum alone, if all that were erased were in it. */
  static double atMostIn(ExaminedStratum stratum, long erased) {
    return (double) (stratum.atMost(ONE_SIDED) + erased) / (stratum.records() + erased);
  }

  private static long most(List<ExaminedStratum> strata, int oneIn) {
    return strata.stream().mapToLong(it -> it.atMost(oneIn)).sum();
  }

  /** Whether that is what is told. */
  boolean isTold(ToldErrors told) {
    return near(rate, told.rate())
        && near(low, told.low())
        && near(high, told.high())
        && near(atMost, told.atMost())
        && told.method().equals(METHOD)
        && told.tolerated() == TOLERATED
        && told.withinTolerance() == atMost <= TOLERATED;
  }

  /** Whether what is published is the exact one in whole percents, limits outward. */
  static boolean isRounded(ToldErrors published, ToldErrors exact) {
    return near(published.rate(), Math.rint(exact.rate() * PERCENT) / PERCENT)
        && near(published.low(), Math.floor(exact.low() * PERCENT) / PERCENT)
        && near(published.high(), Math.ceil(exact.high() * PERCENT) / PERCENT)
        && near(published.atMost(), Math.ceil(exact.atMost() * PERCENT) / PERCENT)
        && published.withinTolerance() == exact.withinTolerance();
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= NEAR;
  }

  @Override
  public String toString() {
    return "rate %s, 95 %% interval %s to %s, at most %s".formatted(rate, low, high, atMost);
  }
}
