package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;

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
    return table(question(indicator, by)).rows().toList();
  }

  /** The strict curve, and the observed one where there is one. */
  List<Curve> curves(String indicator) {
    return table(question(indicator)).curves(List.of()).items();
  }

  /** What one thread counts of all that there is: less than a chunk. */
  Tally tally(String indicator) {
    Snapshot snapshot = history.cube().snapshot();
    Groups groups = new Scan(question(indicator), snapshot).count(snapshot, 0);
    return groups.tally(groups.at(new int[0]));
  }

  private Table table(Question question) {
    return Counted.of(history.cube().snapshot(), question).table();
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
