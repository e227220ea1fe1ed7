package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From a day to a last day, on and on where there is none: "Date ranges include both ends, endedOn
 * too." One that ends before it begins covers no day.
 */
record DateRange(LocalDate from, Optional<LocalDate> to) {

  boolean covers(LocalDate day) {
    return overlaps(day, day);
  }

  boolean overlaps(LocalDate first, LocalDate last) {
    return !isEmpty() && !from.isAfter(last) && !endsBefore(first);
  }

  boolean endsBefore(LocalDate day) {
    return to.filter(it -> it.isBefore(day)).isPresent();
  }

  boolean isEmpty() {
    return endsBefore(from);
  }

  /** The last covered day by {@code asOf}, by which all that is told happened. */
  Optional<LocalDate> lastDayBy(LocalDate asOf) {
    return isEmpty() ? Optional.empty() : Optional.of(to.orElse(asOf));
  }
}
