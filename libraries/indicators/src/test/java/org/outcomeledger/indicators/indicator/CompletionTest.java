package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.figure.ShareFigure;

/** COM1 and COM2: completed by so much of the published length. */
class CompletionTest {
  private final History history = new History();

  @Test
  void completedOnTheLastDayOfTheLengthIsOnTime() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    Judged.by("COM1", history, "2025-12-31").is(NUMERATOR);
  }

  @Test
  void aDayLateIsNotOnTimeButWithinHalfMore() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-02");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
    Judged.by("COM2", history, "2025-12-31").is(NUMERATOR);
  }

  @Test
  void halfMoreOfAnOddLengthIsRoundedDownToWholeDays() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 91)
        .completed("e", "2025-05-17"); // 136 days
    history.learner("bob").enrolled("f", "data", "2025-01-01", 91).completed("f", "2025-05-18");
    Judged.by("COM2", history, "2025-12-31").are(Map.of(NUMERATOR, 1, OTHER, 1));
  }

  @Test
  void untilThirtyDaysAfterTheLengthARecordIsPendingEvenIfCompleted() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    Judged.by("COM1", history, "2025-04-30").is(PENDING);
    Judged.by("COM1", history, "2025-05-01").is(NUMERATOR);
  }

  @Test
  void whoGaveUpStaysInTheDenominator() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).withdrew("e", "2025-02-01");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void anEnrollmentWithdrawnOnItsRefundDeadlineWasNeverThere() {
    history
        .learner("ann")
        .enrolledRefundable("e", "data", "2025-01-01", 90, "2025-01-15")
        .withdrew("e", "2025-01-15");
    Judged.by("COM1", history, "2025-12-31").areNone();
  }

  @Test
  void aDayAfterTheRefundDeadlineItIsADropout() {
    history
        .learner("ann")
        .enrolledRefundable("e", "data", "2025-01-01", 90, "2025-01-15")
        .withdrew("e", "2025-01-16");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void withoutADeadlineOnlyAWithdrawalByTheStartUndoesAnEnrollment() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).withdrew("e", "2025-01-01");
    history.learner("bob").enrolled("f", "data", "2025-01-01", 90).withdrew("f", "2025-01-02");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void aWithdrawalWithinTheDeadlineCountsOnlyFromItsDayOn() {
    history
        .learner("ann")
        .enrolledRefundable("e", "data", "2025-01-01", 90, "2025-01-15")
        .withdrew("e", "2025-01-10");
    Judged.by("COM1", history, "2025-01-09").is(PENDING);
    Judged.by("COM1", history, "2025-01-10").areNone();
  }

  @Test
  void twoEnrollmentsInOneProgrammeAreOneRecordWithTheEarlierStart() {
    history
        .learner("ann")
        .enrolled("again", "data", "2025-06-01", 90)
        .enrolled("first", "data", "2025-01-01", 90)
        .withdrew("first", "2025-03-01")
        .completed("again", "2025-08-01");
    Judged.by("COM1", history, "2026-12-31").is(OTHER);
  }

  @Test
  void aRefundedFirstEnrollmentLeavesTheSecondItsOwnStart() {
    history
        .learner("ann")
        .enrolledRefundable("first", "data", "2025-01-01", 90, "2025-01-15")
        .enrolled("again", "data", "2025-06-01", 90)
        .withdrew("first", "2025-01-05")
        .completed("again", "2025-08-01");
    Judged.by("COM1", history, "2026-12-31").is(NUMERATOR);
  }

  @Test
  void enrollmentsOfOneDayTakeTheShorterLength() {
    history
        .learner("ann")
        .enrolled("long", "data", "2025-01-01", 200)
        .enrolled("short", "data", "2025-01-01", 50)
        .completed("long", "2025-04-01");
    Judged.by("COM1", history, "2026-12-31").is(OTHER);
  }

  @Test
  void twoProgrammesAreTwoRecords() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 90)
        .enrolled("f", "web", "2025-01-01", 90)
        .completed("f", "2025-02-01");
    Judged.by("COM1", history, "2025-12-31").are(Map.of(NUMERATOR, 1, OTHER, 1));
  }

  @Test
  void aCompletionBeforeItsEnrollmentsStartCountsNowhere() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2024-12-31");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void aCompletionThatArrivesFirstCountsOnceItsEnrollmentIsKnown() {
    history.learner("ann").completed("e", "2025-02-01").enrolled("e", "data", "2025-01-01", 90);
    Judged.by("COM1", history, "2025-12-31").is(NUMERATOR);
  }

  @Test
  void aCompletionOfAnEnrollmentThatNobodyKnowsWaits() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("x", "2025-02-01");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void aLaterEnrollmentIsNotThereYetAsOfAnEarlierDay() {
    history.learner("ann").enrolled("e", "data", "2025-01-02", 90);
    Judged.by("COM1", history, "2025-01-01").areNone();
    Judged.by("COM1", history, "2025-01-02").is(PENDING);
  }

  @Test
  void fromAndToBoundTheStartBothEndsIncluded() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    Judged.by("COM1", history, "2025-12-31", "2025-01-01", "2025-01-01").is(OTHER);
    Judged.by("COM1", history, "2025-12-31", "2025-01-02", "2025-12-31").areNone();
  }

  @Test
  void theFactSheetOf2014CountsFourteenOfTwentyTwo() {
    for (int i = 0; i < 22; i++) {
      var learner = history.learner("l" + i).enrolled("e" + i, "data", "2014-01-06", 90);
      if (i < 14) {
        learner.completed("e" + i, "2014-03-01");
      }
    }
    Judged.by("COM1", history, "2015-12-31").are(Map.of(NUMERATOR, 14, OTHER, 8));
  }

  @Test
  void theFactSheetOf2015IsExactlyFiveEighthsUnrounded() {
    assertThat(new ShareFigure(10, 16, 0, 16, 0, 0).value()).contains(0.625);
  }

  @Test
  void aCompletionThatWasRevokedLaterDoesNotCount() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    history.learner("ann").revoked("e", "2025-06-01");
    Judged.by("COM1", history, "2025-05-31").is(NUMERATOR);
    Judged.by("COM1", history, "2025-06-01").is(OTHER);
  }

  @Test
  void aRevocationOfTheDayOfCompletionRevokesIt() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    history.learner("ann").revoked("e", "2025-03-01");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }

  @Test
  void aCompletionAfterItsRevocationCountsAgain() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    history.learner("ann").revoked("e", "2025-03-02").completed("e", "2025-03-03");
    Judged.by("COM1", history, "2025-12-31").is(NUMERATOR);
  }

  @Test
  void aRevocationSpeaksOfItsOwnEnrollmentOnly() {
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-03-01");
    history.learner("ann").enrolled("f", "data", "2025-01-05", 90).revoked("f", "2025-03-02");
    Judged.by("COM1", history, "2025-12-31").is(NUMERATOR);
  }

  @Test
  void aTransferMovesNeitherProgrammeNorStart() {
    history
        .learner("ann")
        .enrolled("e", "data", "2025-01-01", 90)
        .transferred("e", "2025-02-01", "web")
        .completed("e", "2025-04-02");
    Judged.by("COM1", history, "2025-12-31").is(OTHER);
  }
}
