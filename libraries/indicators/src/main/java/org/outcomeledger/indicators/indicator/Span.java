package org.outcomeledger.indicators.indicator;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What time a question is about. All three are days that count themselves.
 *
 * @param asOf how far the world is looked at: nothing dated after it counts
 * @param from where the cohort, or for a period indicator the period, begins; open where empty
 * @param to where it ends; open where empty
 */
public record Span(LocalDate asOf, Optional<LocalDate> from, Optional<LocalDate> to) {
  /** All cohorts, looked at up to {@code asOf}. */
  public static Span asOf(LocalDate asOf) {
    return new Span(asOf, Optional.empty(), Optional.empty());
  }
}
