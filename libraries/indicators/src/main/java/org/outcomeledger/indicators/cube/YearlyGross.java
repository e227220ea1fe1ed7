package org.outcomeledger.indicators.cube;

import java.math.BigDecimal;
import java.util.Optional;
import org.outcomeledger.event.Salary;

/**
 * A salary as yearly gross in one currency: a month's times 12, an hour's times the weekly hours
 * times 52. What is net, in another currency, or by the hour without hours is not known: net and
 * gross, month and year are never mixed. Nobody is paid nothing, or works no hour: an amount of 0
 * and an hour's pay with 0 hours are fields that were not filled in.
 *
 * @param currency ISO 4217 code of what is known
 */
record YearlyGross(String currency) {
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final BigDecimal WEEKS = BigDecimal.valueOf(52);

  /** Not a number where it is not known. */
  double of(Salary salary, Optional<Double> weeklyHours) {
    if (salary.basis() != Salary.Basis.GROSS
        || !salary.currency().equals(currency)
        || salary.amount().signum() == 0) {
      return Double.NaN;
    }
    return switch (salary.per()) {
      case YEAR -> salary.amount().doubleValue();
      case MONTH -> salary.amount().multiply(MONTHS).doubleValue();
      case HOUR ->
          weeklyHours
              .filter(hours -> hours > 0)
              .map(hours -> byTheHour(salary.amount(), hours))
              .orElse(Double.NaN);
    };
  }

  private static double byTheHour(BigDecimal amount, double weeklyHours) {
    return amount.multiply(BigDecimal.valueOf(weeklyHours)).multiply(WEEKS).doubleValue();
  }
}
