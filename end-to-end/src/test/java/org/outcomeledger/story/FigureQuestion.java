package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A question that can be put to the service and to the recount alike; {@code by} is empty for one
 * row in all.
 */
record FigureQuestion(
    String indicator, String by, LocalDate asOf, Optional<LocalDate> from, Optional<LocalDate> to) {

  static FigureQuestion of(String indicator, String by, LocalDate asOf) {
    return new FigureQuestion(indicator, by, asOf, Optional.empty(), Optional.empty());
  }

  FigureQuestion between(LocalDate first, LocalDate last) {
    return new FigureQuestion(indicator, by, asOf, Optional.of(first), Optional.of(last));
  }

  /** As path and query, see docs/openapi/impact-service.yaml. */
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
