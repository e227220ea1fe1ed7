package org.outcomeledger.event;

import java.math.BigDecimal;

/**
 * Base pay.
 *
 * @param amount has no negative scale: 1.2e7 is 12000000, as a database gives it back
 * @param currency ISO 4217 code
 */
public record Salary(BigDecimal amount, String currency, Per per, Basis basis) {
  public Salary {
    amount = amount != null && amount.scale() < 0 ? amount.setScale(0) : amount;
  }

  /** What the amount is paid for. */
  public enum Per {
    YEAR,
    MONTH,
    HOUR
  }

  /** Before or after deductions. */
  public enum Basis {
    GROSS,
    NET
  }
}
