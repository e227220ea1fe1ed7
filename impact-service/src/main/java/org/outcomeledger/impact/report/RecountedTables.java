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
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Partial.Observation;
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

  /** What some learners come to, in each table. For one thread. */
  private final class Counts {
    private final List<Map<Observation, Long>> byTable =
        tables.stream().<Map<Observation, Long>>map(it -> new HashMap<>()).toList();
    private final List<Standing> standings = new ArrayList<>();

    void add(LearnerHistory learner) {
      List<JudgedRecord> records = cohort.records(learner);
      cohort.count(records, (table, it, of) -> byTable.get(table).merge(it, 1L, Long::sum));
      RecordStandings.of(learner, records).forEach(standings::add);
    }

    void add(Counts others) {
      for (int table = 0; table < byTable.size(); table++) {
        Map<Observation, Long> mine = byTable.get(table);
        others.byTable.get(table).forEach((it, count) -> mine.merge(it, count, Long::sum));
      }
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

  /**
   * Compares a table with the recounted one.
   *
   * @throws NotFrozen if they differ
   */
  void requireSame(TableQuestion asked, FigureTable exact) {
    Partial counted = new Partial(counts.byTable.get(tables.indexOf(asked)));
    Stream<ComparedFigures> recounted =
        Recount.of(asked.ofRecount(span, currency)).figures(counted).stream()
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
