package org.outcomeledger.indicators.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;

/** What a question is expected to cost before it is counted. */
class EstimateTest {
  private static final int LEARNERS = 3_000;
  private static final int MOST_GROUPS = 50_000;

  private final History history = new History();
  private final Cube cube = cube();

  private Cube cube() {
    for (int i = 0; i < LEARNERS; i++) {
      history.learner("l" + i).enrolled("e" + i, "p" + i, "2025-01-01", 90);
    }
    return history.cube();
  }

  private Estimate of(Question question, Optional<IncrementalAggregation> before, int mostGroups) {
    return Estimate.of(cube.snapshot(), question, before, mostGroups);
  }

  private Estimate of(String indicator, String... by) {
    return of(question(indicator, by), Optional.empty(), MOST_GROUPS);
  }

  private static Question question(String indicator, String... by) {
    return new Question(
        Catalogue.find(indicator).orElseThrow(),
        Optional.empty(),
        Span.asOf(LocalDate.parse("2025-06-30")),
        Stream.of(by).map(Dimension::of).toList(),
        Map.of(),
        Optional.empty());
  }

  @Test
  void groupsOfWhichThereMayBeManyCostMoreThanThoseOfWhichThereAreFew() {
    long all = of("COM1").bytes();
    long few = of("COM1", "disability").bytes();
    long many = of("COM1", "programme").bytes();
    assertThat(List.of(all, few, many)).isSorted().doesNotHaveDuplicates();
    assertThat(many).isGreaterThan(LEARNERS * 100L);
  }

  @Test
  void noMoreThanOneAnswerMayHave() {
    assertThat(of("COM1", "programme", "gender", "region").bytes())
        .isLessThan(MOST_GROUPS * 1_000L);
  }

  @Test
  void theWordsOfOneFieldDoNotRaiseThePriceOfAnother() {
    assertThat(of("COM1", "funding").bytes())
        .isEqualTo(of("COM1", "region").bytes())
        .isLessThan(of("COM1", "programme").bytes() / 100);
  }

  @Test
  void aCurveCostsMoreThanAShare() {
    assertThat(of("COM4").bytes()).isGreaterThan(of("COM1").bytes() + LEARNERS);
  }

  @Test
  void whatWasCountedAlreadyIsNotCountedAgainAndItsGroupsAreKnown() {
    Snapshot snapshot = cube.snapshot();
    Question question = question("COM1", "platform");
    IncrementalAggregation before = IncrementalAggregation.of(snapshot, question);
    Estimate again = of(question, Optional.of(before), MOST_GROUPS);
    assertThat(of(question, Optional.empty(), MOST_GROUPS).chunks()).isEqualTo(3);
    assertThat(again.chunks()).isZero();
    assertThat(again.bytes()).isLessThan(of("COM1", "platform").bytes());
    int told = history.size();
    history.learner("l0").completed("e0", "2025-03-01");
    cube.apply(history.since(told), List.of());
    assertThat(of(question, Optional.of(before), MOST_GROUPS).chunks()).isOne();
  }
}
