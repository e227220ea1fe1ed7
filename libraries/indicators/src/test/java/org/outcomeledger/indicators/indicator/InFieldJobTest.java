package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;

/** EMP1. Completed on 1 April 2025: the window ends on 28 September, judged from 28 October on. */
class InFieldJobTest {
  private static final String MATURE = "2025-10-28";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP1", history, MATURE).is(standing);
  }

  @Test
  void aJobOnTheLastDayOfTheWindowCounts() {
    ann.employed("job", "e", "2025-09-28");
    annIs(NUMERATOR);
  }

  @Test
  void aJobADayLaterDoesNot() {
    ann.employed("job", "e", "2025-09-29").surveyed("2025-09-20", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aDayBeforeItCanBeJudgedARecordIsPendingEvenWithAJob() {
    ann.employed("job", "e", "2025-04-15");
    Judged.by("EMP1", history, "2025-10-27").is(PENDING);
    annIs(NUMERATOR);
  }

  @Test
  void aJobBegunDuringTheTrainingCounts() {
    ann.employed("job", "e", "2025-01-01");
    annIs(NUMERATOR);
  }

  @Test
  void aJobThatEndedBeforeTheCompletionDoesNot() {
    ann.employed("job", "e", "2025-02-01").leftJob("job", "2025-03-31");
    ann.surveyed("2025-09-28", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aJobThatLastedToTheDayOfCompletionDoes() {
    ann.employed("job", "e", "2025-02-01").leftJob("job", "2025-04-01");
    annIs(NUMERATOR);
  }

  @Test
  void theJobAlreadyHeldIsNoPlacement() {
    ann.employed("job", "e", "2025-02-01", History.Job::heldBefore);
    annIs(UNKNOWN);
    ann.surveyed("2025-09-01", Situation.EMPLOYED);
    annIs(OTHER);
  }

  @Test
  void aJobBegunBeforeTheStartWasHeldAlreadyWhateverWasSaid() {
    ann.employed("job", "e", "2024-12-31").surveyed("2025-09-01", Situation.EMPLOYED);
    annIs(OTHER);
  }

  @Test
  void anOfferAcceptedInTheWindowIsNotAJobInTheWindow() {
    ann.employed("job", "e", "2025-09-29", it -> it.offeredOn("2025-06-01"));
    annIs(UNKNOWN);
  }

  @Test
  void aJobThatLacksOnlyEvidenceIsUnknown() {
    ann.employed("job", "e", "2025-05-01", History.Job::withoutEvidence);
    annIs(UNKNOWN);
  }

  @Test
  void aJobNotKnownToBeInFieldIsUnknown() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.UNKNOWN));
    annIs(UNKNOWN);
  }

  @Test
  void aJobOutOfFieldIsAKnownNo() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.NO));
    annIs(OTHER);
  }

  @Test
  void fieldAndEvidenceHaveToBeOfOneAndTheSameJob() {
    ann.employed("a", "e", "2025-05-01", it -> it.inField(InField.NO))
        .employed("b", "e", "2025-06-01", History.Job::withoutEvidence);
    annIs(UNKNOWN);
  }

  @Test
  void aJobOutOfFieldThatIsOverByTheDayLeavesTheSituationUnknown() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.NO))
        .leftJob("job", "2025-09-27");
    annIs(UNKNOWN);
  }

  @Test
  void aJobOutOfFieldToTheDayItselfIsKnown() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.NO))
        .leftJob("job", "2025-09-28");
    annIs(OTHER);
  }

  @Test
  void nobodyHeardOfAgainIsUnknownAndInTheDenominator() {
    annIs(UNKNOWN);
  }

  @Test
  void aSurveySixtyDaysAwayIsHeardAndOneFurtherIsNot() {
    ann.surveyed("2025-07-30", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aSurveySixtyOneDaysAwayIsNotHeard() {
    ann.surveyed("2025-07-29", Situation.SEEKING);
    annIs(UNKNOWN);
  }

  @Test
  void aSurveyAfterTheDayIsHeardOnceItIsDatedByAsOf() {
    ann.surveyed("2025-11-27", Situation.SEEKING);
    annIs(UNKNOWN);
    Judged.by("EMP1", history, "2025-11-27").is(OTHER);
  }

  @Test
  void anUnreachableLearnerIsStillUnknown() {
    ann.surveyed("2025-09-28", Situation.UNREACHABLE);
    annIs(UNKNOWN);
    ann.surveyed("2025-08-15", Situation.STUDYING);
    annIs(OTHER);
  }

  @Test
  void whoDeclaredAnotherIntentByTheThirdDayIsNeverPendingAndTakenOutOnceMature() {
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-04").employed("job", "e", "2025-05-01");
    annIs(EXCLUDED);
    Judged.by("EMP1", history, "2025-10-27").is(OUTSIDE);
  }

  @Test
  void anIntentDeclaredOnTheFourthDayMovesNobody() {
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-05").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void whoMayNotWorkIsTakenOut() {
    ann.wants("e", Intent.NEW_JOB, false, "2024-12-20");
    annIs(EXCLUDED);
  }

  @Test
  void whoWantsANewJobStaysIn() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-01").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void ofTwoIntentsInTimeTheLaterCounts() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-01");
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-02");
    annIs(EXCLUDED);
  }

  @Test
  void ofContraryIntentsOnOneDayTheOneThatStaysInCounts() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-01");
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void theIntentIsTheEarliestEnrollmentsOnly() {
    ann.enrolled("later", "data", "2025-02-01", 90)
        .wants("later", Intent.FURTHER_STUDY, true, "2025-01-01")
        .employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void aJobJudgedAgainstAMergedEnrollmentIsTheRecords() {
    ann.enrolled("later", "data", "2025-02-01", 90).employed("job", "later", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void forTheOtherProgrammeAJobIsNotKnownToBeInField() {
    ann.enrolled("w", "web", "2025-01-01", 90).completed("w", "2025-04-01");
    ann.employed("job", "w", "2025-05-01");
    Judged.by("EMP1", history, MATURE).are(Map.of(NUMERATOR, 1, UNKNOWN, 1));
  }

  @Test
  void aJobHeldBeforeOneTrainingMayBeNewToAnotherOne() {
    ann.enrolled("w", "web", "2025-05-01", 90)
        .employed("job", "w", "2025-04-20", History.Job::heldBefore)
        .surveyed("2025-09-01", Situation.EMPLOYED);
    annIsAmongUnknown();
  }

  private void annIsAmongUnknown() {
    Judged.by("EMP1", history, MATURE).are(Map.of(UNKNOWN, 1, OUTSIDE, 1));
  }

  @Test
  void aJobJudgedAgainstAnEnrollmentThatNobodyKnowsWaits() {
    ann.employed("job", "nowhere", "2025-05-01").surveyed("2025-09-01", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aJobJudgedAgainstATrainingThatHasNotBegunCountsInAFieldThatIsUnknown() {
    ann.enrolled("w", "web", "2025-11-15", 90)
        .employed("job", "w", "2025-05-01")
        .surveyed("2025-09-01", Situation.SEEKING);
    annIs(UNKNOWN);
    Judged.by("EMP1", history, "2025-11-15").are(Map.of(UNKNOWN, 1, OUTSIDE, 1));
  }

  @Test
  void aJobThatArrivesBeforeItsEnrollmentCounts() {
    history.learner("bob").employed("j", "f", "2025-05-01").completed("f", "2025-04-01");
    history.learner("bob").enrolled("f", "data", "2025-01-01", 90);
    Judged.by("EMP1", history, MATURE).are(Map.of(UNKNOWN, 1, NUMERATOR, 1));
  }

  @Test
  void whoDidNotCompleteIsNotAskedAbout() {
    history.learner("bob").enrolled("f", "data", "2025-01-01", 90).withdrew("f", "2025-02-01");
    Judged.by("EMP1", history, MATURE).are(Map.of(UNKNOWN, 1, OUTSIDE, 1));
  }

  @Test
  void theCohortIsOfTheCompletion() {
    Judged.by("EMP1", history, MATURE, "2025-04-01", "2025-04-01").is(UNKNOWN);
    Judged.by("EMP1", history, MATURE, "2025-01-01", "2025-03-31").areNone();
  }

  @Test
  void theFactSheetOf2014PlacedSevenOfFourteenAvailable() {
    History sheet = new History();
    for (int i = 0; i < 14; i++) {
      var learner = sheet.learner("l" + i).enrolled("e" + i, "data", "2014-01-06", 90);
      learner.completed("e" + i, "2014-04-01").surveyed("2014-09-28", Situation.SEEKING);
      if (i < 7) {
        learner.employed("j" + i, "e" + i, "2014-06-01");
      }
    }
    Judged.by("EMP1", sheet, "2015-12-31").are(Map.of(NUMERATOR, 7, OTHER, 7));
  }

  @Test
  void aCorrectionOfTheSameDayGoesBeforeWhatItCorrects() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-02");
    ann.corrected("e", Intent.KEEP_JOB, true, "2025-01-02").employed("job", "e", "2025-05-01");
    annIs(EXCLUDED);
  }

  @Test
  void aCorrectionOfTheSameDayGoesBeforeThoughReportedFirst() {
    ann.corrected("e", Intent.NEW_JOB, true, "2025-01-02");
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-02").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void aCorrectionMayBringSomeoneBackIn() {
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-02");
    ann.corrected("e", Intent.NEW_JOB, true, "2025-01-03").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void aCorrectionDatedOnTheFourthDayMovesNobody() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-02");
    ann.corrected("e", Intent.KEEP_JOB, true, "2025-01-05").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void ofADeclarationThatIsDatedAfterItsCorrectionTheLaterCounts() {
    ann.wants("e", Intent.NEW_JOB, true, "2025-01-04");
    ann.corrected("e", Intent.KEEP_JOB, true, "2025-01-02").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void evidenceThatCameLaterSupportsTheJobFromItsStart() {
    ann.employed("job", "e", "2025-05-01", History.Job::withoutEvidence).evidenced("job");
    annIs(NUMERATOR);
  }

  @Test
  void evidenceOfAnotherJobSupportsNothing() {
    ann.employed("job", "e", "2025-05-01", History.Job::withoutEvidence).evidenced("other");
    annIs(UNKNOWN);
  }

  @Test
  void aFurtherStudyThatCoversTheDayIsKnown() {
    ann.studies("s", "2025-09-28");
    annIs(OTHER);
  }

  @Test
  void aFurtherStudyThatBeginsADayLaterSaysNothing() {
    ann.studies("s", "2025-09-29");
    annIs(UNKNOWN);
  }

  @Test
  void aFurtherStudyCoversItsLastDayAndNoneAfter() {
    ann.studies("s", "2025-05-01").leftStudy("s", "2025-09-28");
    annIs(OTHER);
    ann.retractedThat().leftStudy("s", "2025-09-27");
    annIs(UNKNOWN);
  }

  @Test
  void anEndOfAStudyWaitsForItsStart() {
    ann.leftStudy("s", "2025-09-27");
    annIs(UNKNOWN);
    ann.studies("s", "2025-05-01");
    annIs(UNKNOWN);
    ann.surveyed("2025-09-28", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void anExclusionAfterCompletionMakesUnableFromItsDayOnAndTheRecordStays() {
    ann.excluded("e", "2025-09-28", EnrollmentExcluded.Reason.DIED);
    annIs(OTHER);
    ann.retractedThat().excluded("e", "2025-09-29", EnrollmentExcluded.Reason.DIED);
    annIs(UNKNOWN);
  }

  @Test
  void anExclusionOnTheDayOfCompletionIsNotBeforeIt() {
    ann.excluded("e", "2025-04-01", EnrollmentExcluded.Reason.INCARCERATED);
    annIs(OTHER);
  }

  @Test
  void anExclusionBeforeCompletionTakesTheRecordOutOnceItIsMature() {
    ann.excluded("e", "2025-03-31", EnrollmentExcluded.Reason.INCARCERATED)
        .employed("job", "e", "2025-05-01");
    annIs(EXCLUDED);
    Judged.by("EMP1", history, "2025-10-27").is(OUTSIDE);
  }

  @Test
  void aMedicalExclusionMakesNobodyUnable() {
    ann.excluded("e", "2025-04-02", EnrollmentExcluded.Reason.MEDICAL);
    annIs(UNKNOWN);
  }

  @Test
  void aJobThatWasTakenBackNeverWasOneWheneverOneAsks() {
    ann.employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
    ann.retractedThat();
    annIs(UNKNOWN);
    Judged.by("EMP1", history, "2026-10-28").is(UNKNOWN);
  }

  @Test
  void anEndAttachesToTheNewJobThatTakesTheFreedId() {
    ann.employed("job", "e", "2025-02-01", it -> it.inField(InField.NO)).retractedThat();
    ann.leftJob("job", "2025-03-31").employed("job", "e", "2025-02-02");
    ann.surveyed("2025-09-28", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aCompletionWaitsForTheEnrollmentThatTakesTheFreedId() {
    History anew = new History();
    History.Learner bob = anew.learner("bob").enrolled("f", "data", "2025-01-01", 90);
    bob.retractedThat().completed("f", "2025-04-01").employed("job", "f", "2025-05-01");
    Judged.by("EMP1", anew, MATURE).areNone();
    bob.enrolled("f", "web", "2025-01-02", 90);
    Judged.by("EMP1", anew, MATURE).is(NUMERATOR);
  }
}
