package org.outcomeledger.indicators.statistics;

import java.util.List;

/**
 * The share of a population that is wrong, estimated from a stratified sample: what was found in
 * each stratum, weighed with the stratum's records (W. G. Cochran, Sampling techniques, 1977,
 * chapter 5).
 *
 * <p>The limits are the sums of the strata's exact limits, each at the risk divided by the number
 * of strata of which not all was drawn (Bonferroni): all of them hold at once at least as often as
 * the level says, whatever is wrong in which stratum. They are wider than need be. Narrower ones
 * search all combinations of wrong records (J. P. Wendell and J. Schmee, Exact inference for
 * proportions from a stratified finite population, JASA 91, 1996); these can be computed by hand.
 *
 * <p>Records that were erased before the draw could not be drawn, and were perhaps all wrong or all
 * right: the limits allow for both.
 *
 * @param rate the estimate, from 0 to 1, of the records that could be drawn
 * @param interval two-sided, at 95 %
 * @param atMost the one-sided upper limit at 95 %: the rate is above it once in 20 samples at most
 */
public record ErrorRate(double rate, Interval interval, double atMost) {
  private static final String METHOD = "hypergeometric, bonferroni";

  /** 1 - 0.95 is one in so many. */
  private static final int ONE_SIDED = 20;

  private static final int TWO_SIDED = 2 * ONE_SIDED;

  /**
   * The rate of all strata together.
   *
   * @param erased how many more records there were, which could not be drawn
   * @throws IllegalArgumentException if they have no record
   */
  public static ErrorRate of(List<SampledStratum> strata, long erased) {
    long records = strata.stream().mapToLong(SampledStratum::records).sum();
    if (records == 0) {
      throw new IllegalArgumentException("Where there is no record, there is no rate");
    }
    int uncertain = (int) strata.stream().filter(it -> !it.isWhole()).count();
    int parts = Math.max(1, uncertain);
    double all = records + erased;
    return new ErrorRate(
        strata.stream().mapToDouble(SampledStratum::estimatedWrong).sum() / records,
        new Interval(
            METHOD,
            Interval.LEVEL,
            strata.stream().mapToLong(it -> it.atLeast(TWO_SIDED * parts)).sum() / all,
            (atMost(strata, TWO_SIDED * parts) + erased) / all),
        (atMost(strata, ONE_SIDED * parts) + erased) / all);
  }

  /** The one-sided upper limit of one stratum alone at 95 %, if all that were erased were in it. */
  public static double atMostIn(SampledStratum stratum, long erased) {
    return (double) (stratum.atMost(ONE_SIDED) + erased) / (stratum.records() + erased);
  }

  private static long atMost(List<SampledStratum> strata, int oneIn) {
    return strata.stream().mapToLong(it -> it.atMost(oneIn)).sum();
  }
}
