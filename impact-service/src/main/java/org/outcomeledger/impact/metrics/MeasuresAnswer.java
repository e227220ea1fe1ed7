package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.List;
import org.outcomeledger.impact.measure.Measure;
import org.outcomeledger.impact.measure.MeasureEntry;
import org.outcomeledger.indicators.indicator.Definition;
import org.outcomeledger.indicators.indicator.ReportedMeasures;
import org.outcomeledger.indicators.indicator.Span;

/**
 * The values of MSR: all of them, for there are few. No positions: no ledger has them.
 *
 * @param complete always: there are no pages
 */
record MeasuresAnswer(
    String indicator, String version, LocalDate asOf, boolean complete, List<MeasureRow> rows) {

  /** Those of the measures whose period ended in the span. */
  static MeasuresAnswer of(List<Measure> measures, Span span) {
    Definition definition = ReportedMeasures.DEFINITION;
    return new MeasuresAnswer(
        definition.id(),
        definition.version(),
        span.asOf(),
        true,
        measures.stream().filter(it -> ended(it.entry(), span)).map(MeasureRow::of).toList());
  }

  private static boolean ended(MeasureEntry entry, Span span) {
    return !entry.to().isAfter(span.asOf())
        && span.from().filter(entry.to()::isBefore).isEmpty()
        && span.to().filter(entry.to()::isAfter).isEmpty();
  }
}
