package org.outcomeledger.impact.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.csv.CSVFormat;
import org.outcomeledger.impact.metrics.CellText;

/**
 * All rows of a report as RFC 4180 text, each with the report's id: what is null, or is no part of
 * such a figure, is empty; what a spreadsheet would run is text.
 */
final class ReportCsv {
  private static final List<String> FIGURES =
      List.of(
          "/window",
          "/numerator",
          "/denominator",
          "/value",
          "/interval/low",
          "/interval/high",
          "/bounds/low",
          "/bounds/high",
          "/unknown",
          "/pending",
          "/excluded",
          "/count",
          "/coverage",
          "/currency",
          "/parts/0/numerator",
          "/parts/0/denominator",
          "/parts/1/numerator",
          "/parts/1/denominator",
          "/unclassified",
          "/suppressed",
          "/coded");

  private ReportCsv() {}

  static String of(String id, JsonNode report) {
    var lines = new StringBuilder(line(head()));
    for (JsonNode table : report.path("figures")) {
      var by = new StringJoiner(" ");
      table.path("by").forEach(it -> by.add(it.asText()));
      for (JsonNode row : table.path("rows")) {
        lines.append(line(cells(id, table, by.toString(), row)));
      }
    }
    return lines.toString();
  }

  private static List<Object> head() {
    List<Object> head = new ArrayList<>(List.of("report", "indicator", "by", "group"));
    head.addAll(figureHead());
    return head;
  }

  /** What the cells of a row's figures are called. */
  static List<String> figureHead() {
    return FIGURES.stream().map(it -> it.substring(1).replace('/', ' ')).toList();
  }

  /** The cells of a row's figures. */
  static List<Object> figureCells(JsonNode row) {
    return FIGURES.stream().map(it -> cell(row.at(it))).toList();
  }

  /** The values of a row's group. */
  static String group(JsonNode row) {
    var group = new StringJoiner(" ");
    row.path("group").forEach(it -> group.add(it.asText()));
    return group.toString();
  }

  private static List<Object> cells(String id, JsonNode table, String by, JsonNode row) {
    List<Object> cells =
        new ArrayList<>(List.of(id, table.path("indicator").asText(), by, group(row)));
    cells.addAll(figureCells(row));
    return cells;
  }

  private static Object cell(JsonNode said) {
    return said.isNumber() ? said.numberValue() : said.asText("");
  }

  /** One line, in which nothing runs. */
  static String line(List<Object> cells) {
    Object[] inert = cells.stream().map(CellText::inert).toArray();
    return CSVFormat.RFC4180.format(inert) + CSVFormat.RFC4180.getRecordSeparator();
  }
}
