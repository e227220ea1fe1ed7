package org.outcomeledger.impact.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.outcomeledger.impact.metrics.ComparedFigures;
import org.outcomeledger.impact.report.FrozenDocument.FigureTable;
import org.outcomeledger.impact.report.RecordStandings.Standing;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.CohortCounts;
import org.outcomeledger.recount.CohortCounts.Cells;
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Recount;

/**
 * The tables of a report as the recount counts them, some learners after the other: nothing of a
 * learner is kept.
 */
final class RecountedTables {
  private final List<TableQuestion> tables;
  private final Span span;
  private final String currency;
  private final CohortRecount cohort;
  private final Counts counts;

  RecountedTables(List<TableQuestion> tables, Span span, String currency) {
    this.tables = List.copyOf(tables);
    this.span = span;
    this.currency = currency;
    this.cohort = TableQuestion.cohort(tables, span, currency);
    this.counts = new Counts();
  }

  /** How many records there are in a cell. */
  private static final class Cell {
    static final Cells<Cell> RULES =
        new Cells<>(Cell::new, (cell, it) -> cell.add(1), (cell, it) -> cell.add(it.records));

    private long records;

    private void add(long more) {
      records += more;
    }
  }

  /** What some learners come to, in each table. For one thread. */
  private final class Counts {
    private final CohortCounts<Cell> cells = new CohortCounts<>(cohort, Cell.RULES);
    private final List<Standing> standings = new ArrayList<>();

    void add(LearnerHistory learner) {
      List<JudgedRecord> records = cohort.records(learner);
      cells.count(records);
      RecordStandings.of(learner, records).forEach(standings::add);
    }

    void add(Counts others) {
      cells.add(others.cells);
      standings.addAll(others.standings);
    }
  }

  /** Adds learners who were not added yet, with all that is known of them. */
  void add(List<LearnerHistory> learners) {
    counts.add(learners.parallelStream().collect(Counts::new, Counts::add, Counts::add));
  }

  /** Where each record of those who were added stands. */
  List<Standing> standings() {
    return counts.standings;
  }

  /** The tables of all who were added. */
  CountedTables counted() {
    List<Map<List<String>, Map<Finding, Cell>>> cells = counts.cells.tables();
    Map<TableQuestion, Map<List<String>, Map<Finding, Cell>>> byTable = new HashMap<>();
    for (int table = 0; table < cells.size(); table++) {
      byTable.put(tables.get(table), cells.get(table));
    }
    return new CountedTables(byTable);
  }

  /** How many records of which group were found to be what, table by table. Immutable. */
  final class CountedTables {
    private final Map<TableQuestion, Map<List<String>, Map<Finding, Cell>>> byTable;

    private CountedTables(Map<TableQuestion, Map<List<String>, Map<Finding, Cell>>> byTable) {
      this.byTable = byTable;
    }

    /**
     * Compares a table with the recounted one.
     *
     * @throws NotFrozen if they differ
     */
    void requireSame(TableQuestion asked, FigureTable exact) {
      Stream<ComparedFigures> recounted =
          Recount.of(asked.ofRecount(span, currency))
              .figures(byTable.get(asked), it -> it.records)
              .stream()
              .flatMap(ComparedFigures::of);
      ComparedFigures.difference(exact.rows().stream().flatMap(ComparedFigures::of), recounted)
          .ifPresent(
              it -> {
                throw new NotFrozen(
                    "Two computations of %s do not agree, and nothing is frozen before they do: %s."
                        .formatted(asked, it));
              });
    }
  }
}
