package org.outcomeledger.impact.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outcomeledger.impact.metrics.Row;
import org.outcomeledger.impact.report.FrozenDocument.FigureTable;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.disclosure.CellTables;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.VisibleCells;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.FiguresByGroup;
import org.outcomeledger.indicators.query.JointAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;

/** Tables as the cube counts them, each once exactly and once as it is told. */
final class CubeTables {
  private final Span span;
  private final DisclosureControl control;
  private final Map<Question, PartialAggregates> counted;

  /**
   * Counts all that these tables need, in one look at each learner.
   *
   * @param snapshot of what was read up to the vector, and of nothing else
   */
  CubeTables(List<TableQuestion> tables, Snapshot snapshot, Span span, DisclosureControl control) {
    this.span = span;
    this.control = control;
    Set<Question> questions = new LinkedHashSet<>();
    for (TableQuestion table : tables) {
      Question question = table.ofCube(span);
      questions.add(question);
      questions.addAll(CellTables.of(question).sizes().values());
    }
    this.counted = JointAggregation.of(snapshot, questions);
  }

  /** Both from one count. */
  record Table(FigureTable exact, FigureTable told) {}

  Table table(TableQuestion asked) {
    Question question = asked.ofCube(span);
    PartialAggregates figures = counted.get(question);
    CellTables cells = CellTables.of(question);
    Map<String, VisibleCells> visible = new LinkedHashMap<>();
    cells
        .sizes()
        .forEach(
            (window, sizes) ->
                visible.put(window, VisibleCells.of(counted.get(sizes), control.policy())));
    return new Table(rows(asked, figures), rows(asked, control.disclosed(figures, cells, visible)));
  }

  private static FigureTable rows(TableQuestion asked, FiguresByGroup groups) {
    List<Row> rows = groups.figures().flatMap(it -> Row.of(it).stream()).toList();
    return new FigureTable(asked.id(), asked.by(), rows);
  }
}
