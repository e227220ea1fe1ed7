package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.event.EnrollmentExcluded.Reason.ACTIVE_DUTY;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.DIED;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.INCARCERATED;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.MEDICAL;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.cube.History;

/** Who is taken out of all cohorts, and what stays. */
class ExclusionTest {
  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90);

  private void com1Is(Standing standing) {
    Judged.by("COM1", history, "2025-12-31").is(standing);
  }

  @Test
  void aRecordWhoseOnlyEnrollmentWasExcludedIsTakenOut() {
    ann.excluded("e", "2025-02-01", DIED);
    com1Is(EXCLUDED);
    Judged.by("ENR2", history, "2025-12-31").is(EXCLUDED);
  }

  @Test
  void untilItIsMatureAnExcludedRecordIsNeitherPendingNorExcluded() {
    ann.excluded("e", "2025-02-01", ACTIVE_DUTY);
    Judged.by("COM1", history, "2025-04-30").is(OUTSIDE);
    Judged.by("COM1", history, "2025-05-01").is(EXCLUDED);
  }

  @Test
  void anExclusionCountsFromItsDayOn() {
    ann.excluded("e", "2025-02-01", ACTIVE_DUTY);
    Judged.by("COM1", history, "2025-01-31").is(PENDING);
    Judged.by("ENR2", history, "2025-01-31").is(UNKNOWN);
  }

  @Test
  void medicalReasonsRemoveNobody() {
    ann.excluded("e", "2025-02-01", MEDICAL);
    com1Is(OTHER);
  }

  @Test
  void aCompletionOfALaterDayDoesNotBringTheRecordBack() {
    ann.excluded("e", "2025-02-01", INCARCERATED).completed("e", "2025-02-02");
    com1Is(EXCLUDED);
  }

  @Test
  void anExclusionOnTheDayOfCompletionIsNotBeforeIt() {
    ann.excluded("e", "2025-02-01", INCARCERATED).completed("e", "2025-02-01");
    com1Is(NUMERATOR);
  }

  @Test
  void aSecondExclusionBeforeCompletionDoes() {
    ann.excluded("e", "2025-03-01", INCARCERATED)
        .excluded("e", "2025-01-31", ACTIVE_DUTY)
        .completed("e", "2025-02-01");
    com1Is(EXCLUDED);
  }

  @Test
  void eachEnrollmentHasToBeExcludedBeforeTheCompletionWhicheverCameFirst() {
    ann.enrolled("f", "data", "2025-01-02", 90).completed("e", "2025-02-02");
    ann.excluded("e", "2025-02-03", DIED).excluded("f", "2025-02-01", DIED);
    com1Is(NUMERATOR);
    ann.excluded("e", "2025-02-01", DIED);
    com1Is(EXCLUDED);
  }

  @Test
  void allEnrollmentsOfTheRecordHaveToBeExcluded() {
    ann.enrolled("f", "data", "2025-01-02", 90).excluded("e", "2025-02-01", DIED);
    com1Is(OTHER);
    ann.excluded("f", "2025-02-03", DIED);
    com1Is(EXCLUDED);
  }

  @Test
  void eachOfThemBeforeAnyCompletion() {
    ann.enrolled("f", "data", "2025-01-02", 90)
        .excluded("e", "2025-02-01", DIED)
        .completed("f", "2025-02-02")
        .excluded("f", "2025-02-03", DIED);
    com1Is(NUMERATOR);
  }

  @Test
  void aRefundedEnrollmentNeedsNoExclusion() {
    ann.enrolled("f", "data", "2025-01-02", 90).withdrew("f", "2025-01-02");
    ann.excluded("e", "2025-02-01", DIED);
    com1Is(EXCLUDED);
  }

  @Test
  void oneThatWasGivenUpNeedsNoneEither() {
    ann.enrolled("f", "data", "2025-01-02", 90).withdrew("f", "2025-02-03");
    ann.excluded("e", "2025-02-01", DIED);
    com1Is(EXCLUDED);
    Judged.by("ENR2", history, "2025-02-02").is(UNKNOWN);
    Judged.by("ENR2", history, "2025-02-03").is(EXCLUDED);
  }

  @Test
  void allThatWereGivenUpAreNoExclusion() {
    ann.enrolled("f", "data", "2025-01-02", 90).withdrew("f", "2025-02-03");
    ann.withdrew("e", "2025-02-01");
    com1Is(OTHER);
  }

  @Test
  void oneThatWasGivenUpOnTheDayOfACompletionWasNotBeforeIt() {
    ann.enrolled("f", "data", "2025-01-02", 90).withdrew("f", "2025-02-03");
    ann.excluded("e", "2025-02-01", DIED).completed("f", "2025-02-03");
    com1Is(NUMERATOR);
  }

  @Test
  void whicheverCameFirstOfAnEnrollmentThatWasGivenUpAndExcludedEndsIt() {
    ann.enrolled("f", "data", "2025-01-02", 90).withdrew("f", "2025-02-03");
    ann.excluded("e", "2025-02-01", DIED).excluded("f", "2025-03-01", DIED);
    ann.completed("e", "2025-02-15");
    com1Is(EXCLUDED);
  }

  @Test
  void anExclusionOfOneProgrammeLeavesTheOther() {
    ann.excluded("e", "2025-02-01", DIED).enrolled("f", "web", "2025-06-01", 30);
    Judged.by("COM1", history, "2025-12-31", "2025-06-01", "2025-06-01").is(OTHER);
  }

  @Test
  void whoWithdrewAndWasExcludedIsTakenOut() {
    ann.withdrew("e", "2025-01-20").excluded("e", "2025-02-01", DIED);
    com1Is(EXCLUDED);
  }

  @Test
  void anExclusionThatWasTakenBackNeverWas() {
    ann.excluded("e", "2025-02-01", DIED).retractedThat();
    com1Is(OTHER);
  }

  @Test
  void dropoutLeavesOutWhoWasExcludedByTheBeginningOfThePeriod() {
    ann.excluded("e", "2025-02-01", DIED);
    Judged.by("COM3", history, "2025-12-31", "2025-01-31", "2025-03-31").is(OTHER);
    Judged.by("COM3", history, "2025-12-31", "2025-02-01", "2025-03-31").is(EXCLUDED);
  }

  @Test
  void dropoutDoesNotAskAboutTheExcludedOnceTheyWouldRunNoMore() {
    ann.excluded("e", "2025-02-01", DIED);
    Judged.by("COM3", history, "2025-12-31", "2025-05-16", "2025-06-30").is(EXCLUDED); // 150 %
    Judged.by("COM3", history, "2025-12-31", "2025-05-17", "2025-06-30").is(OUTSIDE);
  }
}
