package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A question that can be put to the service and to the recount alike; {@code by} is empty for one
 * row in all.
 */
record Question(
    String indicator, String by, LocalDate asOf, Optional<LocalDate> from, Optional<LocalDate> to) {

  static Question of(String indicator, String by, LocalDate asOf) {
    return new Question(indicator, by, asOf, Optional.empty(), Optional.empty());
  }

  Question between(LocalDate first, LocalDate last) {
    return new Question(indicator, by, asOf, Optional.of(first), Optional.of(last));
  }

  /** As the path and query of contract.md §3. */
  String path() {
    return "/metrics/v1/indicators/"
        + indicator
        + "/values?asOf="
        + asOf
        + (by.isEmpty() ? "" : "&by=" + by)
        + from.map(day -> "&from=" + day).orElse("")
        + to.map(day -> "&to=" + day).orElse("");
  }
}
