package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.Question;

/** What is counted again of what has changed is what would be counted anew. */
class IncrementalAggregationTest {
  private static final LocalDate AS_OF = LocalDate.parse("2025-03-01");
  private static final int BATCH = 37;

  /** More learners than two chunks hold, so that some are counted again and some are not. */
  private static final int CROWD = 2_500;

  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
  void askedAgainAndAgainWhileFactsComeInTheFiguresAreThoseOfAFreshCount(
      @ForAll(supplier = RandomHistory.Forty.class) RandomHistory history) {
    List<Fact> coming = history.facts();
    for (Indicator indicator : Catalogue.all()) {
      Cube cube = crowd(CROWD);
      Question question = by(indicator, "programme");
      IncrementalAggregation counted = IncrementalAggregation.of(cube.snapshot(), question);
      for (int from = 0; from < coming.size(); from += BATCH) {
        cube.apply(coming.subList(from, Math.min(coming.size(), from + BATCH)), List.of());
        counted = counted.in(cube.snapshot());
        assertThat(rows(counted))
            .isEqualTo(rows(IncrementalAggregation.of(cube.snapshot(), question)));
      }
    }
  }

  @Test
  void whatHasChangedInTheLastChunkLeavesTheOthersAsTheyWere() {
    Cube cube = crowd(CROWD);
    Snapshot before = cube.snapshot();
    History history = new History();
    history.learner("late").enrolled("late", "programme-1", "2025-01-01", 90);
    cube.apply(history.facts(), List.of());
    Snapshot after = cube.snapshot();
    assertThat(after.chunks()).isEqualTo(3);
    assertThat(after.contents(0)).isSameAs(before.contents(0));
    assertThat(after.contents(1)).isSameAs(before.contents(1));
    assertThat(after.contents(2)).isNotSameAs(before.contents(2));
  }

  @Test
  void allChunksAddUp() {
    for (String indicator : List.of("ENR1", "ENR2")) {
      Question question = by(Catalogue.find(indicator).orElseThrow(), "programme");
      IncrementalAggregation counted = IncrementalAggregation.of(crowd(CROWD).snapshot(), question);
      assertThat(rows(counted).stream().mapToLong(row -> row.numerator() + row.unknown()).sum())
          .isEqualTo(CROWD);
    }
  }

  @Test
  void aCubeThatWasLoadedAnewIsCountedAnew() {
    Question question = by(Catalogue.find("ENR2").orElseThrow(), "programme");
    IncrementalAggregation counted = IncrementalAggregation.of(crowd(CROWD).snapshot(), question);
    Cube another = crowd(3);
    assertThat(rows(counted.in(another.snapshot())))
        .isEqualTo(rows(IncrementalAggregation.of(another.snapshot(), question)));
  }

  private static Cube crowd(int learners) {
    History history = new History();
    for (int i = 0; i < learners; i++) {
      history.learner("crowd" + i).enrolled("crowd" + i, "programme-" + i % 3, "2025-01-01", 90);
    }
    return history.cube();
  }

  private static Question by(Indicator indicator, String dimension) {
    return new Question(
        indicator,
        Optional.empty(),
        Span.asOf(AS_OF),
        List.of(Dimension.of(dimension)),
        Map.of(),
        Optional.empty());
  }

  private static List<Row> rows(IncrementalAggregation counted) {
    return counted.aggregates().figures().flatMap(it -> Row.of(it).stream()).toList();
  }
}
