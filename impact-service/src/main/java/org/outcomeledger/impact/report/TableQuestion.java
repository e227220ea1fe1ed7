package org.outcomeledger.impact.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.RecountQuestion;

/**
 * Which table of a report: every indicator that has values, whichever objectives name it, so that
 * nobody chooses the kindest; of everybody, by every dimension, and by what forms ask for together.
 */
record TableQuestion(Indicator indicator, List<String> by) {
  /** The promotions of a certification, as the RNCP compares them. */
  static final List<String> PROMOTIONS = List.of("programme", "cohort-year");

  TableQuestion {
    by = List.copyOf(by);
  }

  /** In the order of a report. */
  static List<TableQuestion> all() {
    List<List<String>> groups =
        Stream.of(
                Stream.of(List.<String>of()),
                Dimension.names().stream().sorted().map(List::of),
                Stream.of(PROMOTIONS))
            .flatMap(it -> it)
            .toList();
    return indicators().stream()
        .flatMap(it -> groups.stream().map(by -> new TableQuestion(it, by)))
        .toList();
  }

  /** The latest version of each that has values: one that is a curve and nothing else has none. */
  static List<Indicator> indicators() {
    return Catalogue.ids().stream()
        .flatMap(id -> Catalogue.find(id).stream())
        .filter(it -> !(it instanceof Incidence curve && curve.isStrictOnly()))
        .toList();
  }

  String id() {
    return indicator.definition().id();
  }

  /** As the cube is asked. */
  Question ofCube(Span span) {
    return new Question(
        indicator,
        Optional.empty(),
        span,
        by.stream().map(Dimension::of).toList(),
        Map.of(),
        Optional.empty(),
        Counting.KEYED);
  }

  /** As the recount is asked. */
  RecountQuestion ofRecount(Span span, String currency) {
    return new RecountQuestion(
        id(),
        span.asOf(),
        span.from(),
        span.to(),
        Optional.empty(),
        by.stream().map(Breakdown::of).toList(),
        Map.of(),
        currency);
  }

  /** All of them as the recount is asked. */
  static CohortRecount cohort(List<TableQuestion> tables, Span span, String currency) {
    return new CohortRecount(tables.stream().map(it -> it.ofRecount(span, currency)).toList());
  }

  @Override
  public String toString() {
    return by.isEmpty() ? id() : id() + " by " + String.join(", ", by);
  }
}
