package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.CENSORED;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.COMPETING;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.EVENT;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.indicators.cube.History;

/** COM4. Started on 1 January 2025, day 0; looked at until 11 April, day 100. */
class TimeToCompletionTest {
  private static final String AS_OF = "2025-04-11";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 30);

  private Followed ann() {
    return Followed.on("COM4", history, AS_OF);
  }

  @Test
  void aCompletionIsTheEvent() {
    ann.completed("e", "2025-02-10");
    ann().isStrictly(40, EVENT);
  }

  @Test
  void itMayBeOnTheDayOfTheStart() {
    ann.completed("e", "2025-01-01");
    ann().isStrictly(0, EVENT);
  }

  @Test
  void aWithdrawalCompetes() {
    ann.withdrew("e", "2025-01-11");
    ann().isStrictly(10, COMPETING);
  }

  @Test
  void aWithdrawalBeforeTheStartThatWasNoRefundCompetesOnDayZero() {
    History told = new History();
    told.learner("bob")
        .enrolledRefundable("f", "data", "2025-01-01", 30, "2024-12-01")
        .withdrew("f", "2024-12-20");
    Followed.on("COM4", told, AS_OF).isStrictly(0, COMPETING);
  }

  @Test
  void whoCompletedDidNotWithdrawWhateverTheDates() {
    ann.withdrew("e", "2025-01-11").completed("e", "2025-02-10");
    ann().isStrictly(40, EVENT);
  }

  @Test
  void whoGoesOnIsFollowedUntilAsOfHoweverLong() {
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void aSuspensionStopsNoClock() {
    ann.suspended("e", "2025-01-11").resumed("e", "2025-01-21").completed("e", "2025-02-10");
    ann().isStrictly(40, EVENT);
  }

  @Test
  void aRevokedCompletionIsNone() {
    ann.completed("e", "2025-02-10").revoked("e", "2025-03-01");
    ann().isStrictly(100, CENSORED);
    Followed.on("COM4", history, "2025-02-28").isStrictly(40, EVENT);
  }

  @Test
  void whoWasExcludedIsTakenOut() {
    ann.excluded("e", "2025-02-10", Reason.DIED);
    ann().isNotAtRiskBut(EXCLUDED);
  }

  @Test
  void whoWasExcludedAfterCompletionStaysIn() {
    ann.completed("e", "2025-02-10").excluded("e", "2025-02-10", Reason.DIED);
    ann().isStrictly(40, EVENT);
  }

  @Test
  void daysAreCountedFromTheEarliestEnrollment() {
    ann.enrolled("f", "data", "2025-02-01", 30).completed("f", "2025-02-10");
    ann().isStrictly(40, EVENT);
  }

  @Test
  void thereIsNothingButTheStrictCurveAndTheCohortIsOfTheStart() {
    ann().isNotObserved();
    Incidence incidence = (Incidence) Catalogue.find("COM4").orElseThrow();
    assertThat(incidence.isStrictOnly()).isTrue();
    assertThat(Derived.answer(history, AS_OF, incidence::referenceDay))
        .isEqualTo(Days.of(LocalDate.parse("2025-01-01")));
  }
}
