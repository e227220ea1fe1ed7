package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Of which samples everybody may see the share of wrong records: those of indicators whose total
 * the report tells, where neither stratum is of few. From a share of few, or beside a figure that
 * is hidden or in words, hidden counts could be computed.
 *
 * @param indicators whose total the report tells, as the standings of records spell them
 * @param leastRecords of how many records a figure may be told
 */
record ToldErrors(Set<String> indicators, int leastRecords) {

  ToldErrors {
    indicators = Set.copyOf(indicators);
  }

  /** Those that a report's document allows. */
  static ToldErrors of(JsonNode report, int leastRecords) {
    var told = new HashSet<String>();
    for (JsonNode table : report.path("figures")) {
      if (table.path("by").isEmpty()) {
        table.path("rows").forEach(it -> addTold(table, it, told));
      }
    }
    return new ToldErrors(told, leastRecords);
  }

  private static void addTold(JsonNode table, JsonNode row, Set<String> told) {
    if (!row.path("suppressed").isTextual() && !row.path("coded").isTextual()) {
      told.add(spelled(table, row));
    }
  }

  boolean isTold(SampleEntry asked, SampleResult result) {
    return result.fewestRecords() >= leastRecords && indicators.contains(asked.indicator());
  }

  /** As the standings of records spell it. */
  private static String spelled(JsonNode table, JsonNode row) {
    String id = table.path("indicator").asText();
    return row.path("window").isTextual() ? id + "/" + row.path("window").asText() : id;
  }
}
