package org.outcomeledger.impact.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outcomeledger.impact.metrics.Row;
import org.outcomeledger.impact.report.FrozenDocument.FigureTable;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.disclosure.CellTables;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.VisibleCells;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.FiguresByGroup;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;

/**
 * A table as the cube counts it, once exactly and once as it is told.
 *
 * @param snapshot of what was read up to the vector, and of nothing else
 */
record CubeTables(Snapshot snapshot, Span span, DisclosureControl control) {

  /** Both from one count. */
  record Table(FigureTable exact, FigureTable told) {}

  Table table(TableQuestion asked) {
    Question question = asked.ofCube(span);
    PartialAggregates counted = counted(question);
    CellTables cells = CellTables.of(question);
    Map<String, VisibleCells> visible = new LinkedHashMap<>();
    cells
        .sizes()
        .forEach(
            (window, sizes) ->
                visible.put(window, VisibleCells.of(counted(sizes), control.policy())));
    return new Table(rows(asked, counted), rows(asked, control.disclosed(counted, cells, visible)));
  }

  private PartialAggregates counted(Question question) {
    return IncrementalAggregation.of(snapshot, question).aggregates();
  }

  private static FigureTable rows(TableQuestion asked, FiguresByGroup groups) {
    List<Row> rows = groups.figures().flatMap(it -> Row.of(it).stream()).toList();
    return new FigureTable(asked.id(), asked.by(), rows);
  }
}
