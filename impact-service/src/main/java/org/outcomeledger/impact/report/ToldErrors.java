package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Of which samples everybody may see the share of wrong records: those of indicators whose total
 * the report tells, where neither stratum is of few. From a share of few, or beside a figure that
 * is hidden or in words, hidden counts could be computed.
 *
 * @param leastRecords of how many records a figure may be told
 */
record ToldErrors(JsonNode report, int leastRecords) {

  boolean isTold(SampleEntry asked, SampleResult result) {
    return result.fewestRecords() >= leastRecords && isTotalTold(asked.indicator());
  }

  private boolean isTotalTold(String indicator) {
    for (JsonNode table : report.path("figures")) {
      for (JsonNode row : table.path("rows")) {
        if (table.path("by").isEmpty() && spelled(table, row).equals(indicator)) {
          return !row.path("suppressed").isTextual() && !row.path("coded").isTextual();
        }
      }
    }
    return false;
  }

  /** As the standings of records spell it. */
  private static String spelled(JsonNode table, JsonNode row) {
    String id = table.path("indicator").asText();
    return row.path("window").isTextual() ? id + "/" + row.path("window").asText() : id;
  }
}
