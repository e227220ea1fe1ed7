package org.outcomeledger.impact.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.LearnersEnrolled;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Partial.Observation;
import org.outcomeledger.recount.Recount;

/**
 * All tables of one indicator. A learner is recounted twice for all of them, and not once for each:
 * in groups of all dimensions at once, of which each table has its own; and apart from those in
 * groups of all cohorts, for a record that is in no cohort yet is in none of those.
 */
final class RecountedIndicator {

  /** Some dimensions at once, and the tables that are made of them. */
  private static final class Together {
    private final List<String> dimensions;
    private final Recount recount;
    private final Map<TableQuestion, Map<Observation, Long>> tables = new LinkedHashMap<>();

    private Together(List<String> dimensions, List<TableQuestion> of, Span span, String currency) {
      this.dimensions = dimensions;
      this.recount =
          Recount.of(
              new TableQuestion(of.getFirst().indicator(), dimensions).ofRecount(span, currency));
      of.stream()
          .filter(it -> dimensions.containsAll(it.by()))
          .forEach(it -> tables.put(it, new HashMap<>()));
    }

    private void add(LearnerHistory learner) {
      List<Observation> found =
          recount.records(learner).stream().flatMap(it -> it.observations().stream()).toList();
      tables.forEach(
          (table, counts) ->
              observations(table, found).forEach(it -> counts.merge(it, 1L, Long::sum)));
    }

    private Stream<Observation> observations(TableQuestion table, List<Observation> found) {
      Stream<Observation> its = found.stream().map(it -> in(table, it));
      // "Everything counts records; only ENR1 counts learners"
      return table.indicator() instanceof LearnersEnrolled ? its.distinct() : its;
    }

    private Observation in(TableQuestion table, Observation found) {
      List<String> group =
          table.by().stream().map(it -> found.group().get(dimensions.indexOf(it))).toList();
      return new Observation(group, found.finding());
    }
  }

  private final List<Together> all;

  RecountedIndicator(List<TableQuestion> tables, Span span, String currency) {
    List<String> cohorts = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Dimension.names().forEach(it -> (Dimension.of(it).isOfCohort() ? cohorts : others).add(it));
    List<TableQuestion> ofCohorts =
        tables.stream().filter(it -> !Collections.disjoint(it.by(), cohorts)).toList();
    ofCohorts.stream()
        .flatMap(it -> it.by().stream())
        .filter(it -> !cohorts.contains(it))
        .forEach(cohorts::add);
    this.all =
        List.of(
            new Together(others, tables, span, currency),
            new Together(cohorts, ofCohorts, span, currency));
  }

  void add(LearnerHistory learner) {
    all.forEach(it -> it.add(learner));
  }

  /** What was counted for a table. */
  Partial partial(TableQuestion table) {
    return all.stream()
        .filter(it -> it.tables.containsKey(table))
        .map(it -> new Partial(it.tables.get(table)))
        .findFirst()
        .orElseThrow();
  }
}
