package org.outcomeledger.indicators.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;

/** What ends a count that costs too much, and what is the same when less is kept of one. */
class AllowanceTest {
  private static final long LONG = 1L << 60;

  /** More than two chunks. */
  private static final int LEARNERS = 2_500;

  private final History history = new History();
  private final Question byProgramme =
      new Question(
          Catalogue.find("COM4").orElseThrow(),
          Optional.empty(),
          Span.asOf(LocalDate.parse("2025-06-30")),
          List.of(Dimension.of("programme")),
          Map.of(),
          Optional.empty());

  private Cube cube(int programmes) {
    for (int i = 0; i < LEARNERS; i++) {
      history.learner("l" + i).enrolled("e" + i, "p" + i % programmes, "2025-01-01", 90);
    }
    return history.cube();
  }

  private IncrementalAggregation counted(Cube cube, Allowance allowance) {
    return IncrementalAggregation.of(cube.snapshot(), byProgramme, allowance);
  }

  @Test
  void asManyGroupsAsThereMayBeAreCounted() {
    assertThat(counted(cube(100), groups(100)).aggregates().figures()).hasSize(100);
  }

  @Test
  void oneMoreEndsTheCountAndSaysHowToAskForFewer() {
    Cube cube = cube(101);
    assertThatExceptionOfType(AnswerTooLarge.class)
        .isThrownBy(() -> counted(cube, groups(100)))
        .withMessageContaining("more than 100 groups")
        .withMessageContaining("where=programme");
  }

  @Test
  void groupsThatNoChunkHasTooManyOfAreTooManyTogether() {
    Cube cube = cube(LEARNERS);
    assertThatExceptionOfType(AnswerTooLarge.class).isThrownBy(() -> counted(cube, groups(2_000)));
  }

  private static Allowance groups(int most) {
    return new Allowance(most, LONG, LONG, () -> false);
  }

  @Test
  void whenItsTimeIsOverTheCountEnds() {
    Cube cube = cube(1);
    assertThatExceptionOfType(CountingStopped.class)
        .isThrownBy(() -> counted(cube, new Allowance(1, LONG, 0, () -> false)))
        .withMessageContaining("longer");
  }

  @Test
  void onceNobodyWaitsForItTheCountEnds() {
    Cube cube = cube(1);
    assertThatExceptionOfType(CountingStopped.class)
        .isThrownBy(() -> counted(cube, new Allowance(1, LONG, LONG, () -> true)))
        .withMessageContaining("Nobody");
  }

  /**
   * So many programmes completed, as many jobs half a year after, as many exclusions at the end.
   */
  private Cube learnerOfMany(int times) {
    History.Learner one = history.learner("one");
    for (int i = 0; i < times; i++) {
      one.enrolled("e" + i, "p" + i, "2025-01-01", 90)
          .completed("e" + i, "2025-03-01")
          .employed("j" + i, "e" + i, "2025-10-01")
          .excluded("e" + i, "2026-01-01", EnrollmentExcluded.Reason.DIED);
    }
    return history.cube();
  }

  private static Question employedAfterSixMonths() {
    return new Question(
        Catalogue.find("EMP3").orElseThrow(),
        Optional.empty(),
        Span.asOf(LocalDate.parse("2026-06-30")),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  @Test
  void amidTheRecordsOfOneLearnerTheCountEndsAsWell() {
    Cube cube = learnerOfMany(200);
    AtomicInteger looks = new AtomicInteger();
    Allowance allowance = new Allowance(1, LONG, LONG, () -> looks.incrementAndGet() == 3);
    assertThatExceptionOfType(CountingStopped.class)
        .isThrownBy(
            () -> IncrementalAggregation.of(cube.snapshot(), employedAfterSixMonths(), allowance));
  }

  /** A learner has as many events as one may have; without a bound for each it takes minutes. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLearnerOfThousandsOfEventsIsCounted() {
    Cube cube = learnerOfMany(1_000);
    assertThat(
            IncrementalAggregation.of(cube.snapshot(), employedAfterSixMonths())
                .aggregates()
                .figures()
                .map(GroupFigure::figure))
        .containsExactly(new ShareFigure(0, 0, 1_000, 1_000, 0, 0));
  }

  @Test
  void whereOnlyTheSumIsKeptTheFiguresAreTheSameNowAndLater() {
    Cube cube = cube(100);
    IncrementalAggregation whole = counted(cube, Allowance.unlimited());
    IncrementalAggregation sum = counted(cube, new Allowance(100, 0, LONG, () -> false));
    assertThat(sum.aggregates().figures()).containsExactlyElementsOf(figures(whole));
    assertThat(sum.bytes()).isLessThan(whole.bytes());
    assertThat(sum.chunksToCount(cube.snapshot())).as("the same snapshot again").isZero();
    int told = history.size();
    history.learner("l0").completed("e0", "2025-03-01");
    cube.apply(history.since(told), List.of());
    assertThat(whole.chunksToCount(cube.snapshot())).isOne();
    assertThat(sum.chunksToCount(cube.snapshot())).isEqualTo(3);
    assertThat(sum.in(cube.snapshot()).aggregates().figures())
        .containsExactlyElementsOf(figures(whole.in(cube.snapshot())));
  }

  private static List<GroupFigure> figures(IncrementalAggregation counted) {
    return counted.aggregates().figures().toList();
  }
}
