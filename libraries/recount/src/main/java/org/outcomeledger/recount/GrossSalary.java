package org.outcomeledger.recount;

import java.math.BigDecimal;
import java.util.Optional;
import org.outcomeledger.event.Salary;

/**
 * "Salary: … month × 12; hour × weeklyHours × 52, hours missing or 0: unknown; an amount of 0 is
 * unknown …; net, or another currency: unknown."
 */
final class GrossSalary {
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final BigDecimal WEEKS = BigDecimal.valueOf(52);

  private GrossSalary() {}

  /** A year's; empty where it is unknown. */
  static Optional<BigDecimal> yearly(Salary salary, Optional<Double> hours, String currency) {
    if (salary.basis() != Salary.Basis.GROSS || !salary.currency().equals(currency)) {
      return Optional.empty();
    }
    return inAYear(salary, hours).filter(it -> it.signum() > 0);
  }

  private static Optional<BigDecimal> inAYear(Salary salary, Optional<Double> hours) {
    BigDecimal amount = salary.amount();
    return switch (salary.per()) {
      case YEAR -> Optional.of(amount);
      case MONTH -> Optional.of(amount.multiply(MONTHS));
      case HOUR -> hours.map(it -> amount.multiply(BigDecimal.valueOf(it)).multiply(WEEKS));
    };
  }
}
