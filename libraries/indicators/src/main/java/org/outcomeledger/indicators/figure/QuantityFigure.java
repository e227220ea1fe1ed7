package org.outcomeledger.indicators.figure;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.outcomeledger.indicators.statistics.Median;

/**
 * Amounts that some records have; their median is the value.
 *
 * <p>A class and no record, for the amounts are an array that nobody may change.
 */
public final class QuantityFigure implements Figure {
  private final double[] known;
  private final String currency;
  private final long unknown;
  private final long pending;
  private final long excluded;

  /**
   * A figure of these amounts.
   *
   * @param known in any order, one for each record of which it is known
   * @param currency ISO 4217 code of the amounts
   * @param unknown records that ought to have an amount, which is not known
   * @param pending records of which it is too early to say
   * @param excluded records old enough to be judged that were taken out
   */
  public QuantityFigure(
      double[] known, String currency, long unknown, long pending, long excluded) {
    this.known = known.clone();
    Arrays.sort(this.known);
    this.currency = currency;
    this.unknown = unknown;
    this.pending = pending;
    this.excluded = excluded;
  }

  /** The known amounts, from the least to the greatest. */
  public double[] known() {
    return known.clone();
  }

  /** ISO 4217 code of the amounts. */
  public String currency() {
    return currency;
  }

  /** Records that ought to have an amount, which is not known. */
  public long unknown() {
    return unknown;
  }

  /** Records of which it is too early to say. */
  public long pending() {
    return pending;
  }

  /** Records old enough to be judged that were taken out. */
  public long excluded() {
    return excluded;
  }

  /** Empty where nothing is known, which is not 0. */
  public Optional<Median> median() {
    return Median.of(known);
  }

  /** How many are known. */
  public long count() {
    return known.length;
  }

  /** How many ought to have an amount. */
  public long everyone() {
    return known.length + unknown;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantityFigure that
        && Arrays.equals(known, that.known)
        && currency.equals(that.currency)
        && unknown == that.unknown
        && pending == that.pending
        && excluded == that.excluded;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(known), currency, unknown, pending, excluded);
  }

  @Override
  public String toString() {
    return "QuantityFigure[known=%s %s, unknown=%d, pending=%d, excluded=%d]"
        .formatted(Arrays.toString(known), currency, unknown, pending, excluded);
  }
}
