package org.outcomeledger.impact.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.impact.metrics.ComparedFigures;
import org.outcomeledger.impact.report.FrozenDocument.FigureTable;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Recount;

/**
 * The tables of a report as the recount counts them, some learners after the other: nothing of a
 * learner is kept.
 */
final class RecountedTables {
  private final Span span;
  private final String currency;
  private final Map<Indicator, RecountedIndicator> indicators = new LinkedHashMap<>();

  RecountedTables(List<TableQuestion> tables, Span span, String currency) {
    this.span = span;
    this.currency = currency;
    tables.stream()
        .collect(
            Collectors.groupingBy(
                TableQuestion::indicator, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (indicator, its) ->
                indicators.put(indicator, new RecountedIndicator(its, span, currency)));
  }

  /** Adds learners who were not added yet, with all that is known of them. */
  void add(List<LearnerHistory> learners) {
    indicators.values().parallelStream().forEach(it -> learners.forEach(it::add));
  }

  /**
   * Compares a table with the recounted one.
   *
   * @throws NotFrozen if they differ
   */
  void requireSame(TableQuestion asked, FigureTable exact) {
    Partial counted = indicators.get(asked.indicator()).partial(asked);
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
