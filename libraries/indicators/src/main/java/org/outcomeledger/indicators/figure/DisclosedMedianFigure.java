package org.outcomeledger.indicators.figure;

import java.util.Optional;
import org.outcomeledger.indicators.statistics.Median;

/**
 * A median of amounts that are not told one by one, rounded, and beside it rounded counts.
 *
 * @param median empty where nothing is known
 * @param currency ISO 4217 code of the amounts
 * @param count how many are known
 * @param unknown records that ought to have an amount, which is not known
 * @param pending records of which it is too early to say
 * @param excluded records old enough to be judged that were taken out
 */
public record DisclosedMedianFigure(
    Optional<Median> median, String currency, long count, long unknown, long pending, long excluded)
    implements Figure {

  /** How many ought to have an amount. */
  public long everyone() {
    return count + unknown;
  }
}
