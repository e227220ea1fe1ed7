package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;

/** What is answered of a history, without HTTP. */
final class Figures {
  private final History history;
  private final LocalDate asOf;

  private Figures(History history, LocalDate asOf) {
    this.history = history;
    this.asOf = asOf;
  }

  static Figures of(History history, String asOf) {
    return new Figures(history, LocalDate.parse(asOf));
  }

  /** The only row of an indicator, or of one of its windows: {@code EMP6 P6M}. */
  Row row(String indicator) {
    List<Row> rows = rows(indicator);
    if (rows.size() != 1) {
      throw new AssertionError("There are " + rows.size() + " rows of " + indicator);
    }
    return rows.getFirst();
  }

  List<Row> rows(String indicator, String... by) {
    return rows(aggregates(question(indicator, by)));
  }

  /** The strict curve, and the observed one where there is one. */
  List<Curve> curves(String indicator) {
    return Page.ofCurves(aggregates(indicator), List.of()).items();
  }

  /** What adds up with that of other learners. */
  PartialAggregates aggregates(String indicator) {
    return aggregates(question(indicator));
  }

  /** All rows, one group after the other. */
  static List<Row> rows(PartialAggregates groups) {
    return groups.figures().flatMap(it -> Row.of(it).stream()).toList();
  }

  private PartialAggregates aggregates(Question question) {
    return IncrementalAggregation.of(history.cube().snapshot(), question).aggregates();
  }

  private Question question(String name, String... by) {
    String[] parts = name.split(" ", -1);
    return new Question(
        Catalogue.find(parts[0]).orElseThrow(),
        parts.length == 1 ? Optional.empty() : Optional.of(parts[1]),
        Span.asOf(asOf),
        Stream.of(by).map(Dimension::of).toList(),
        Map.of(),
        Optional.empty());
  }
}
