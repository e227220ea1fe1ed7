package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a form may be filled from: the document of a report as it was frozen, and nothing else. */
record FrozenTables(JsonNode report) {

  /** First day of its cohort; none: of all time. */
  Optional<LocalDate> from() {
    return Optional.ofNullable(report.path("from").textValue()).map(LocalDate::parse);
  }

  /** Last day of its cohort; none: of all time. */
  Optional<LocalDate> to() {
    return Optional.ofNullable(report.path("to").textValue()).map(LocalDate::parse);
  }

  LocalDate asOf() {
    return LocalDate.parse(report.path("asOf").asText());
  }

  /** What was aimed at when it was frozen. */
  List<JsonNode> objectives() {
    return stream(report.path("objectives")).toList();
  }

  /** By which version an indicator was counted; none: it is not in the report. */
  Optional<String> version(String indicator) {
    return stream(report.path("indicators"))
        .filter(it -> it.path("id").asText().equals(indicator))
        .map(it -> it.path("version").asText())
        .findFirst();
  }

  /**
   * The rows of a table as they were frozen; none: the report has no such table.
   *
   * @param window which of several, or null
   */
  Optional<List<JsonNode>> rows(String indicator, List<String> by, String window) {
    return stream(report.path("figures"))
        .filter(it -> it.path("indicator").asText().equals(indicator))
        .filter(it -> stream(it.path("by")).map(JsonNode::asText).toList().equals(by))
        .map(it -> rows(it, window))
        .findFirst();
  }

  private static List<JsonNode> rows(JsonNode table, String window) {
    return stream(table.path("rows"))
        .filter(it -> window == null || it.path("window").asText().equals(window))
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
