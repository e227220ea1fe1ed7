package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.cube.History;

/** COM3: given up in a period, of those that ran when it began. */
class DropoutTest {
  private final History history = new History();

  @Test
  void aWithdrawalAfterFromAndByToIsADropout() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).withdrew("e", "2025-03-02");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-03-02").is(NUMERATOR);
  }

  @Test
  void aWithdrawalOnFromItselfCameBeforeThePeriod() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).withdrew("e", "2025-03-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OUTSIDE);
  }

  @Test
  void aWithdrawalAfterThePeriodDidNotHappenInIt() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).withdrew("e", "2025-06-02");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OTHER);
  }

  @Test
  void whoStartedOnFromRanAtItsEnd() {
    history.learner("ann").enrolled("e", "data", "2025-03-01", 300);
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OTHER);
  }

  @Test
  void whoStartedInThePeriodIsNoneOfTheDenominator() {
    history.learner("ann").enrolled("e", "data", "2025-03-02", 300).withdrew("e", "2025-04-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OUTSIDE);
  }

  @Test
  void whoCompletedOnFromNoLongerRan() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).completed("e", "2025-03-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OUTSIDE);
  }

  @Test
  void pastHalfMoreOfTheLengthNobodyRuns() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 40); // 150 %: 2 March
    Judged.by("COM3", history, "2025-12-31", "2025-03-02", "2025-06-01").is(OTHER);
    Judged.by("COM3", history, "2025-12-31", "2025-03-03", "2025-06-01").is(OUTSIDE);
  }

  @Test
  void whoCompletedAfterWithdrawingDidNotDropOut() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 300)
        .withdrew("e", "2025-04-01")
        .completed("e", "2025-05-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OTHER);
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-04-30").is(NUMERATOR);
  }

  @Test
  void aRecordIsGivenUpWhenTheLastOfItsEnrollmentsIs() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 300)
        .enrolled("f", "data", "2025-02-01", 300)
        .withdrew("e", "2025-04-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OTHER);
    history.learner("ann").withdrew("f", "2025-05-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(NUMERATOR);
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-04-30").is(OTHER);
  }

  @Test
  void historyEndsAtAsOfWhereThatIsEarlierThanTo() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).withdrew("e", "2025-05-01");
    Judged.by("COM3", history, "2025-04-30", "2025-03-01", "2025-06-01").is(OTHER);
    Judged.by("COM3", history, "2025-05-01", "2025-03-01", "2025-06-01").is(NUMERATOR);
  }

  @Test
  void thePeriodIsTheTwelveMonthsToAsOfWhereNothingIsSaid() {
    Frame frame = new Dropout().frame(Span.asOf(LocalDate.parse("2024-02-29")));
    assertThat(LocalDate.ofEpochDay(frame.from())).isEqualTo("2023-02-28");
    assertThat(LocalDate.ofEpochDay(frame.to())).isEqualTo("2024-02-29");
  }

  @Test
  void aPeriodThatBeginsAfterAsOfIsRefused() {
    Span span =
        new Span(
            LocalDate.parse("2025-01-01"),
            Optional.of(LocalDate.parse("2025-01-02")),
            Optional.of(LocalDate.parse("2025-06-01")));
    assertThatThrownBy(() -> new Dropout().frame(span))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("2025-01-02");
  }

  @Test
  void theSuspendedStayInTheDenominator() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).suspended("e", "2025-02-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(OTHER);
  }

  @Test
  void suspensionStopsNoClock() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 40).suspended("e", "2025-01-02");
    Judged.by("COM3", history, "2025-12-31", "2025-03-03", "2025-06-01").is(OUTSIDE);
  }

  @Test
  void whoseCompletionWasRevokedMayDropOut() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 300).completed("e", "2025-02-01");
    history.learner("ann").revoked("e", "2025-02-15").withdrew("e", "2025-04-01");
    Judged.by("COM3", history, "2025-12-31", "2025-03-01", "2025-06-01").is(NUMERATOR);
  }
}
