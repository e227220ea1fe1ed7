package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.recount.RecountQuestion;
import org.outcomeledger.verifier.ReportDocument.ReportTable;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/** Recounts every table of a report, and compares it row by row. */
final class FigureVerification {

  /** Which row of a table: its group, and the window where there are several. */
  private record RowKey(Map<String, String> group, Optional<String> window) {

    /** The group's values, in the order of these dimensions. */
    List<String> values(List<String> by) {
      return by.stream().map(it -> group.getOrDefault(it, "")).toList();
    }

    @Override
    public String toString() {
      return group + window.map(it -> " " + it).orElse("");
    }
  }

  private final ReportDocument report;
  private final List<LearnerHistory> learners;
  private final long erasedSince;
  private final FindingLines findings;
  private final Map<ReportTable, CellKeys> counted = new HashMap<>();
  private final Map<ReportTable, Map<RowKey, RecountFigure>> figures = new HashMap<>();

  FigureVerification(ReportDocument report, FrozenEntries entries, FindingLines findings) {
    this.report = report;
    this.learners = entries.learners();
    this.erasedSince = entries.erasedSince();
    this.findings = findings;
    count(
        report.figures().stream()
            .map(ExactDocument::table)
            .filter(FigureVerification::isRecounted)
            .distinct()
            .toList());
  }

  /** All at once: they are of the same learners. */
  private void count(List<ReportTable> tables) {
    List<CellKeys> cells = CellKeys.of(tables.stream().map(this::question).toList(), learners);
    IntStream.range(0, tables.size()).forEach(it -> counted.put(tables.get(it), cells.get(it)));
    figures.putAll(
        tables.parallelStream().collect(Collectors.toMap(it -> it, this::recountedRows)));
  }

  private static boolean isRecounted(ReportTable table) {
    return Recount.indicators().contains(table.indicator()) && Breakdown.areKnown(table.by());
  }

  /** The figures as they were published. */
  void verifyRounded() {
    var rounded = new RoundedRow(Thresholds.PUBLISHED, erasedSince, report.currency());
    report.figures().forEach(it -> verify(it.name(), it, rounded));
  }

  /** The exact figures that they were drawn from. */
  void verifyExact(List<ReportTable> tables) {
    var exact = new ExactRow(erasedSince, report.currency());
    tables.forEach(it -> verify("exact " + it.name(), it, exact));
  }

  /** The published figures once more, by the draws. */
  void verifyDraws(SecretRounding rounding) {
    for (ReportTable table : report.figures()) {
      if (isRecounted(table)) {
        CellKeys cells = counted.get(ExactDocument.table(table));
        verify(table.name(), table, new DrawnRow(Thresholds.PUBLISHED, rounding, cells));
      }
    }
  }

  private void verify(String name, ReportTable table, RowVerification rows) {
    Map<RowKey, RecountFigure> recounted;
    try {
      recounted = recounted(table);
    } catch (IllegalArgumentException e) {
      findings.fail(name + ": cannot be recounted: " + Reason.of(e));
      return;
    }
    Set<RowKey> seen = new HashSet<>();
    for (JsonNode row : table.rows()) {
      RowKey key = key(row);
      List<String> wrong =
          seen.add(key)
              ? figure(table, recounted, key)
                  .map(it -> rows.wrong(key.values(table.by()), it, row))
                  .orElse(List.of("there is nobody in that group"))
              : List.of("the row stands twice");
      wrong.forEach(it -> findings.fail("%s %s: %s".formatted(name, key, it)));
    }
    recounted.keySet().stream()
        .filter(it -> !seen.contains(it))
        .forEach(it -> findings.fail("%s %s: the row is missing".formatted(name, it)));
  }

  private Optional<RecountFigure> figure(
      ReportTable table, Map<RowKey, RecountFigure> recounted, RowKey key) {
    return Optional.ofNullable(recounted.get(key)).or(() -> figureOfNobody(table, key));
  }

  /** Of a group whose people may all have been erased since: the report has the only trace. */
  private Optional<RecountFigure> figureOfNobody(ReportTable table, RowKey key) {
    if (erasedSince == 0 || !key.group().keySet().equals(Set.copyOf(table.by()))) {
      return Optional.empty();
    }
    Recount ofAll = Recount.of(question(new ReportTable(table.indicator(), List.of(), List.of())));
    GroupFigures nobody = ofAll.figures(Partial.NONE).getFirst();
    return nobody.figures().stream()
        .filter(it -> key(nobody, it).window().equals(key.window()))
        .findFirst();
  }

  /** Of the same table as it was published, and exactly, once. */
  private Map<RowKey, RecountFigure> recounted(ReportTable table) {
    ReportTable withoutRows = ExactDocument.table(table);
    if (!figures.containsKey(withoutRows)) {
      count(List.of(withoutRows)); // exact figures of what the report has no table of
    }
    return figures.get(withoutRows);
  }

  private Map<RowKey, RecountFigure> recountedRows(ReportTable table) {
    var rows = new LinkedHashMap<RowKey, RecountFigure>();
    for (GroupFigures group : counted.get(table).figures(Recount.of(question(table)))) {
      group.figures().forEach(it -> rows.put(key(group, it), it));
    }
    return rows;
  }

  private RecountQuestion question(ReportTable table) {
    return new RecountQuestion(
        table.indicator(),
        report.asOf(),
        Optional.ofNullable(report.from()),
        Optional.ofNullable(report.to()),
        Optional.empty(),
        table.by().stream().map(Breakdown::of).toList(),
        Map.of(),
        report.currency());
  }

  private static RowKey key(GroupFigures group, RecountFigure figure) {
    boolean hasWindows = group.figures().size() > 1;
    return new RowKey(
        group.group().entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey().text(), Map.Entry::getValue)),
        figure instanceof ShareOfRecords share && hasWindows
            ? Optional.of(share.part())
            : Optional.empty());
  }

  private static RowKey key(JsonNode row) {
    var group = new ArrayList<Map.Entry<String, String>>();
    row.path("group")
        .properties()
        .forEach(it -> group.add(Map.entry(it.getKey(), it.getValue().asText())));
    return new RowKey(
        group.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        Optional.of(row.path("window")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }
}
