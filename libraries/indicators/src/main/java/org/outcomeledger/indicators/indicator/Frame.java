package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import java.time.LocalDate;

/**
 * What a question's dates mean to one indicator, as days that count themselves.
 *
 * @param asOf the day up to which history is looked at
 * @param from the first day of the cohort or period
 * @param to its last day
 * @param cohort whether {@code from} and {@code to} choose records by their reference day; else
 *     they are a period in which something happens to records of any cohort
 */
public record Frame(int asOf, int from, int to, boolean cohort) {
  private static final int EVER = Integer.MIN_VALUE;

  static Frame ofCohorts(Span span) {
    return new Frame(
        Days.of(span.asOf()),
        span.from().map(Days::of).orElse(EVER),
        span.to().map(Days::of).orElse(NEVER),
        true);
  }

  static Frame ofPeriod(LocalDate from, LocalDate to, LocalDate asOf) {
    return new Frame(Days.of(asOf), Days.of(from), Days.of(to), false);
  }

  /**
   * Whether a record is asked about.
   *
   * @param referenceDay what bounds its cohort, {@link Days#NEVER} where it has no such day yet
   */
  public boolean asksFor(int referenceDay) {
    boolean open = from == EVER && to == NEVER;
    return !cohort || open || (referenceDay != NEVER && from <= referenceDay && referenceDay <= to);
  }
}
