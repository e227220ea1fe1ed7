package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.Catalogue;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.IncrementalAggregation;
import org.outcomeledger.indicators.query.Question;

/** ENR1: the only figure that counts learners. */
class LearnersEnrolledTest {
  private final History history = new History();
  private Cube cube;

  @Test
  void aLearnerInTwoProgrammesIsOneInAllAndOneInEach() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 90)
        .enrolled("f", "web", "2025-01-01", 90);
    assertThat(running("2025-02-01")).containsExactly(" 1");
    assertThat(running("2025-02-01", "programme")).containsExactly("data 1", "web 1");
  }

  @Test
  void twoLearnersOfOneGroupAreTwo() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    history.learner("bob").enrolled("f", "data", "2025-01-01", 90);
    assertThat(running("2025-02-01", "programme")).containsExactly("data 2");
  }

  @Test
  void onTheFirstDayOneRunsOnTheDayOfWithdrawalNotAnyMore() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).withdrew("e", "2025-02-01");
    assertThat(running("2024-12-31")).containsExactly(" 0");
    assertThat(running("2025-01-01")).containsExactly(" 1");
    assertThat(running("2025-01-31")).containsExactly(" 1");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void whoCompletedRunsNoMore() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-02-01");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void pastHalfMoreOfTheLengthNobodyRuns() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 40);
    assertThat(running("2025-03-02")).containsExactly(" 1");
    assertThat(running("2025-03-03")).containsExactly(" 0");
  }

  @Test
  void isOutOfNothing() {
    Row row = rows("2025-02-01").getFirst();
    assertThat(row.denominator()).isNull();
    assertThat(row.value()).isNull();
    assertThat(row.interval()).isNull();
    assertThat(row.bounds()).isNull();
  }

  private List<String> running(String asOf, String... by) {
    return rows(asOf, by).stream()
        .map(row -> String.join(",", row.group().values()) + " " + row.numerator())
        .toList();
  }

  private List<Row> rows(String asOf, String... by) {
    Question question =
        new Question(
            Catalogue.find("ENR1").orElseThrow(),
            Optional.empty(),
            Span.asOf(LocalDate.parse(asOf)),
            Arrays.stream(by).map(Dimension::of).toList(),
            Map.of(),
            Optional.empty());
    return Figures.rows(
        IncrementalAggregation.of((cube == null ? history.cube() : cube).snapshot(), question)
            .aggregates());
  }

  @Test
  void theSuspendedDoNotRunUntilTheyResume() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).suspended("e", "2025-02-01");
    history.learner("ann").resumed("e", "2025-02-10");
    assertThat(running("2025-01-31")).containsExactly(" 1");
    assertThat(running("2025-02-01")).containsExactly(" 0");
    assertThat(running("2025-02-09")).containsExactly(" 0");
    assertThat(running("2025-02-10")).containsExactly(" 1");
  }

  @Test
  void whoIsSuspendedAndResumesOnOneDayIsAsBefore() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.resumed("e", "2025-02-01").suspended("e", "2025-02-01");
    assertThat(running("2025-02-01")).containsExactly(" 1");
    ann.suspended("e", "2025-01-20");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void whoIsSuspendedStaysSoOverADayOfBoth() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.suspended("e", "2025-01-20").resumed("e", "2025-02-01").suspended("e", "2025-02-01");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void whatWasSuspendedTwiceOnADayAndResumedOnceIsSuspended() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.suspended("e", "2025-02-01").suspended("e", "2025-02-01").resumed("e", "2025-02-01");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void aSuspensionThatComesTwiceIsOne() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.suspended("e", "2025-02-01");
    Fact suspension = history.facts().getLast();
    ann.resumed("e", "2025-02-01");
    cube = history.cube();
    cube.apply(List.of(suspension), List.of());
    assertThat(running("2025-02-01")).containsExactly(" 1");
  }

  @Test
  void aRecordPausesOnceAllItsEnrollmentsThatGoOnDo() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.enrolled("f", "data", "2025-01-10", 90).suspended("e", "2025-02-01");
    assertThat(running("2025-02-01")).containsExactly(" 1");
    assertThat(running("2025-02-10")).containsExactly(" 1");
    ann.withdrew("f", "2025-02-10");
    assertThat(running("2025-02-09")).containsExactly(" 1");
    assertThat(running("2025-02-10")).containsExactly(" 0");
  }

  @Test
  void theExcludedRunUntilTheDayOfIt() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    history.learner("ann").excluded("e", "2025-02-01", EnrollmentExcluded.Reason.DIED);
    assertThat(running("2025-01-31")).containsExactly(" 1");
    assertThat(running("2025-02-01")).containsExactly(" 0");
  }

  @Test
  void anEnrollmentThatWasTakenBackIsNoEnrollmentAndItsPartsWaitForANewOne() {
    History.Learner ann = history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    ann.retractedThat().suspended("e", "2025-02-01");
    assertThat(running("2025-01-31")).containsExactly(" 0");
    ann.enrolled("e", "web", "2025-01-01", 90);
    assertThat(running("2025-01-31", "programme")).containsExactly("web 1");
    assertThat(running("2025-02-01", "programme")).containsExactly("web 0");
  }
}
