package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.PartialAggregates;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.LedgerPlace;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountQuestion;

/** Facts in a cube's snapshot and in the hands of the recount. */
record Recounted(Snapshot snapshot, List<LearnerHistory> learners) {

  static Recounted of(Snapshot snapshot, List<Fact> facts) {
    return new Recounted(
        snapshot, LearnerHistory.of(facts.stream().map(Recounted::entry).toList()));
  }

  private static RecordedEvent entry(Fact it) {
    return new RecordedEvent(
        new LedgerPlace(it.ledger().text(), it.shard(), it.position()),
        it.eventId(),
        it.platform(),
        it.event());
  }

  /** Rows and curves of the two are the same. */
  void agree(String id, List<String> by, Map<String, Set<String>> where, Span span, String what) {
    List<GroupFigures> recounted =
        Recount.of(recountQuestion(id, by, where, span)).figures(learners);
    PartialAggregates groups =
        IncrementalAggregation.of(snapshot, question(id, by, where, span)).aggregates();
    agree(
        what,
        Figures.rows(groups).stream().flatMap(ComparedFigures::of),
        recounted.stream().flatMap(ComparedFigures::of));
    if (Catalogue.withCurves().contains(id)) {
      agree(
          "curves of " + what,
          Page.ofCurves(groups, List.of()).items().stream().flatMap(ComparedCurves::of),
          recounted.stream().flatMap(ComparedCurves::of));
    }
  }

  private static void agree(
      String what, Stream<ComparedFigures> answered, Stream<ComparedFigures> recounted) {
    assertThat(ComparedFigures.difference(answered, recounted)).as(what).isEmpty();
  }

  static RecountQuestion recountQuestion(
      String id, List<String> by, Map<String, Set<String>> where, Span span) {
    return RecountQuestion.of(id, span.asOf())
        .between(span.from(), span.to())
        .by(by.stream().map(Breakdown::of).toList())
        .where(
            where.entrySet().stream()
                .collect(Collectors.toMap(it -> Breakdown.of(it.getKey()), Map.Entry::getValue)));
  }

  List<Row> rows(String id, List<String> by, Map<String, Set<String>> where, Span span) {
    return Figures.rows(
        IncrementalAggregation.of(snapshot, question(id, by, where, span)).aggregates());
  }

  static Question question(String id, List<String> by, Map<String, Set<String>> where, Span span) {
    return new Question(
        Catalogue.find(id).orElseThrow(),
        Optional.empty(),
        span,
        by.stream().map(Dimension::of).toList(),
        where.entrySet().stream()
            .collect(Collectors.toMap(it -> Dimension.of(it.getKey()), Map.Entry::getValue)),
        Optional.empty());
  }
}
