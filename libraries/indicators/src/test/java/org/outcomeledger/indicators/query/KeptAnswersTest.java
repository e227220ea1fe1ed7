package org.outcomeledger.indicators.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;

/** What is kept in memory for as long as an answer is: what was counted, and nothing it came of. */
class KeptAnswersTest {
  private static final Question QUESTION =
      new Question(
          Catalogue.find("COM4").orElseThrow(),
          Optional.empty(),
          Span.asOf(LocalDate.parse("2025-06-30")),
          List.of(Dimension.of("programme")),
          Map.of(),
          Optional.empty());

  private final History history = new History();
  private final List<WeakReference<Object>> once = new ArrayList<>();

  @Test
  void neitherTheSnapshotNorWhoAskedIsHeldByWhatWasCounted() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    Cube cube = history.cube();
    IncrementalAggregation counted = counted(cube);
    int told = history.size();
    history.learner("ann").completed("e", "2025-03-01");
    cube.apply(history.since(told), List.of());
    for (int i = 0; i < 10 && !once.stream().allMatch(it -> it.refersTo(null)); i++) {
      System.gc();
    }
    assertThat(once).extracting(WeakReference::get).containsExactly(null, null, null);
    assertThat(counted.chunksToCount(cube.snapshot())).isOne();
    assertThat(counted.aggregates().figures()).hasSize(1);
    assertThat(counted.in(cube.snapshot()).aggregates().figures()).hasSize(1);
  }

  private IncrementalAggregation counted(Cube cube) {
    Snapshot snapshot = cube.snapshot();
    AtomicBoolean reader = new AtomicBoolean();
    once.add(new WeakReference<>(snapshot));
    once.add(new WeakReference<>(snapshot.contents(0)));
    once.add(new WeakReference<>(reader));
    return IncrementalAggregation.of(
        snapshot, QUESTION, new Allowance(1_000, 1L << 30, 1L << 60, reader::get));
  }
}
