package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.outcomeledger.impact.indicator.Bounds;
import org.outcomeledger.impact.statistics.Interval;

/** An answer as RFC 4180 text: a head line, then a line for each row; what is null is empty. */
final class Csv {
  private static final List<String> FIGURES =
      List.of(
          "numerator",
          "denominator",
          "value",
          "intervalLow",
          "intervalHigh",
          "boundsLow",
          "boundsHigh",
          "unknown",
          "pending",
          "excluded",
          "suppressed");

  private Csv() {}

  static String of(Answer answer, List<Dimension> by) {
    List<Object> head = new ArrayList<>(List.of("indicator", "version", "asOf"));
    by.forEach(dimension -> head.add(dimension.text()));
    head.addAll(FIGURES);
    StringBuilder lines = new StringBuilder(line(head));
    answer.rows().forEach(row -> lines.append(line(cells(answer, row))));
    return lines.toString();
  }

  private static List<Object> cells(Answer answer, Row row) {
    List<Object> cells =
        new ArrayList<>(List.of(answer.indicator(), answer.version(), answer.asOf()));
    cells.addAll(row.group().values());
    Interval interval = row.interval();
    Bounds bounds = row.bounds();
    cells.addAll(
        Arrays.asList(
            row.numerator(),
            row.denominator(),
            row.value(),
            interval == null ? null : interval.low(),
            interval == null ? null : interval.high(),
            bounds == null ? null : bounds.low(),
            bounds == null ? null : bounds.high(),
            row.unknown(),
            row.pending(),
            row.excluded(),
            row.suppressed()));
    return cells;
  }

  private static String line(List<Object> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    String text = Objects.toString(value, "");
    boolean plain = text.chars().noneMatch(it -> ",\"\r\n".indexOf(it) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
