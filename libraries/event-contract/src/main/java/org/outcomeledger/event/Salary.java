package org.outcomeledger.event;

import java.math.BigDecimal;

/**
 * Base pay.
 *
 * @param currency ISO 4217 code
 */
public record Salary(BigDecimal amount, String currency, Per per, Basis basis) {

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
