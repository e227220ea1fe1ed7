package org.outcomeledger.impact.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.statistics.ErrorRate;

/**
 * How many of an indicator's records are estimated not to be as they were counted. A record that
 * could not be verified is taken as wrong (ISA 530, paragraph 11).
 *
 * @param rate the estimate, from 0 to 1, strata weighed with their records; of those that could be
 *     drawn, where the limits are of all
 * @param low of the two-sided interval at 95 %
 * @param high of the same
 * @param atMost the one-sided upper limit at 95 %
 * @param method how limits were computed
 * @param tolerated what verifiers commonly tolerate
 * @param withinTolerance whether the rate is at most that with 95 % confidence
 */
@Schema(name = "SampleErrors")
public record SampleErrors(
    double rate,
    double low,
    double high,
    double atMost,
    String method,
    double tolerated,
    boolean withinTolerance) {
  private static final double TOLERATED = 0.05;
  private static final double PERCENT = 100;

  static SampleErrors of(ErrorRate it) {
    return new SampleErrors(
        it.rate(),
        it.interval().low(),
        it.interval().high(),
        it.atMost(),
        it.interval().method(),
        TOLERATED,
        it.atMost() <= TOLERATED);
  }

  /** In whole percents, limits outward: how many records there are cannot be told from them. */
  SampleErrors rounded() {
    return new SampleErrors(
        Math.rint(rate * PERCENT) / PERCENT,
        Math.floor(low * PERCENT) / PERCENT,
        Math.ceil(high * PERCENT) / PERCENT,
        Math.ceil(atMost * PERCENT) / PERCENT,
        method,
        tolerated,
        withinTolerance);
  }
}
