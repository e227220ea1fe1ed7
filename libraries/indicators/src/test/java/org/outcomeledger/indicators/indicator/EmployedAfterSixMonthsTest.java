package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN_LEFT_OUT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/**
 * EMP3, and with it the situation on a day. Completed on 1 April 2025: the day is 1 October, judged
 * from 31 October on.
 */
class EmployedAfterSixMonthsTest {
  private static final String THE_DAY = "2025-10-01";
  private static final String MATURE = "2025-10-31";
  private static final String LATER = "2026-06-30";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP3", history, LATER).is(standing);
  }

  @Test
  void aJobThatBeginsOnTheDayCounts() {
    ann.employed("job", "e", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void aJobThatBeginsADayLaterDoesNot() {
    ann.employed("job", "e", "2025-10-02");
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void aJobThatEndsOnTheDayCounts() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void aJobThatEndedTheDayBeforeDoesNot() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2025-09-30");
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void anyFieldAnyContractAndNoEvidenceWillDo() {
    ann.employed("job", "e", "2025-05-01", it -> it.inField(InField.NO).withoutEvidence());
    annIs(NUMERATOR);
  }

  @Test
  void aJobJudgedAgainstTheOtherTrainingIsAJobToo() {
    ann.enrolled("w", "web", "2025-05-01", 90).employed("job", "w", "2025-06-01");
    Judged.by("EMP3", history, LATER).are(Map.of(NUMERATOR, 1, OUTSIDE, 1));
  }

  @Test
  void theJobHeldBeforeMakesNobodyEmployed() {
    ann.employed("job", "e", "2025-01-01", Job::heldBefore);
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void norDoesOneBegunTheDayBeforeTheStart() {
    ann.employed("job", "e", "2024-12-31");
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void aJobOfAnEnrollmentThatNobodyKnowsWaits() {
    ann.employed("job", "nowhere", "2025-05-01");
    annIs(UNKNOWN_LEFT_OUT);
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPLOYED", "SELF_EMPLOYED"})
  void whoSaysSoIsEmployed(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEEKING", "NOT_SEEKING"})
  void whoHasNoJobIsAKnownNo(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"STUDYING", "UNABLE"})
  void whoStudiesOrIsUnableIsTakenOut(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(EXCLUDED);
  }

  @Test
  void aRecordedStudyGoesBeforeARecordedJob() {
    ann.employed("job", "e", "2025-05-01").studies("s", "2025-09-01");
    annIs(EXCLUDED);
  }

  @Test
  void aRecordedJobGoesBeforeASurvey() {
    ann.employed("job", "e", "2025-05-01").surveyed(THE_DAY, Situation.SEEKING);
    annIs(NUMERATOR);
  }

  @Test
  void theUnknownAreLeftOutOfTheDenominator() {
    annIs(UNKNOWN_LEFT_OUT);
    ann.surveyed(THE_DAY, Situation.UNREACHABLE);
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void aSurveyIsHeardUpToSixtyDaysBefore() {
    ann.surveyed("2025-08-01", Situation.SEEKING);
    annIs(UNKNOWN_LEFT_OUT);
    ann.surveyed("2025-08-02", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aSurveyIsHeardUpToSixtyDaysAfter() {
    ann.surveyed("2025-12-01", Situation.SEEKING);
    annIs(UNKNOWN_LEFT_OUT);
    ann.surveyed("2025-11-30", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void theNearestSurveyIsHeardWhicheverCameFirst() {
    ann.surveyed("2025-09-29", Situation.EMPLOYED).surveyed("2025-09-20", Situation.SEEKING);
    ann.surveyed("2025-10-04", Situation.SEEKING);
    annIs(NUMERATOR);
  }

  @Test
  void ofTwoAsNearTheLaterIsHeard() {
    ann.surveyed("2025-10-11", Situation.SEEKING).surveyed("2025-09-21", Situation.EMPLOYED);
    annIs(OTHER);
  }

  @Test
  void ofTwoAsNearTheLaterIsHeardThoughItIsTheKinder() {
    ann.surveyed("2025-09-21", Situation.SEEKING).surveyed("2025-10-11", Situation.EMPLOYED);
    annIs(NUMERATOR);
  }

  @Test
  void ofSeveralOnOneDayTheLeastFavourableIsHeardWhicheverCameFirst() {
    List<Situation> worstFirst =
        List.of(
            Situation.SEEKING,
            Situation.NOT_SEEKING,
            Situation.UNABLE,
            Situation.STUDYING,
            Situation.SELF_EMPLOYED,
            Situation.EMPLOYED);
    for (int worse = 0; worse < worstFirst.size() - 1; worse++) {
      saysTheWorse(worstFirst.get(worse), worstFirst.get(worse + 1), true);
      saysTheWorse(worstFirst.get(worse), worstFirst.get(worse + 1), false);
    }
  }

  private static void saysTheWorse(Situation worse, Situation better, boolean worseFirst) {
    History told = new History();
    told.learner("bob").enrolled("f", "data", "2025-01-01", 90).completed("f", "2025-04-01");
    told.learner("bob").surveyed("2025-09-15", worseFirst ? worse : better);
    told.learner("bob").surveyed("2025-09-15", worseFirst ? better : worse);
    int day = Days.of(LocalDate.parse(THE_DAY));
    SituationOnDay then = Derived.answer(told, LATER, record -> record.situationOn(day));
    assertThat(then.name()).isEqualTo(worse.name());
  }

  @Test
  void anUnreachableDayIsPassedOverForOneFurtherAway() {
    ann.surveyed(THE_DAY, Situation.UNREACHABLE).surveyed("2025-08-15", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aSurveySpeaksOfTheLearnerWhateverEnrollmentItNames() {
    ann.surveyed("nowhere", THE_DAY, Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void aSurveyDatedAfterAsOfIsNotHeardYet() {
    ann.surveyed("2025-11-10", Situation.SEEKING);
    Judged.by("EMP3", history, "2025-11-09").is(UNKNOWN_LEFT_OUT);
    Judged.by("EMP3", history, "2025-11-10").is(OTHER);
  }

  @Test
  void aDayBeforeItCanBeJudgedARecordIsPending() {
    ann.employed("job", "e", "2025-05-01");
    Judged.by("EMP3", history, "2025-10-30").is(PENDING);
    Judged.by("EMP3", history, MATURE).is(NUMERATOR);
  }

  @Test
  void ofThirtyOneAugustSixMonthsIsTheLastDayOfFebruary() {
    employedFrom("2025-08-31", "2026-02-28");
    Judged.by("EMP3", history, "2026-03-29").are(Map.of(UNKNOWN_LEFT_OUT, 1, PENDING, 1));
    Judged.by("EMP3", history, "2026-03-30").are(Map.of(UNKNOWN_LEFT_OUT, 1, NUMERATOR, 1));
  }

  @Test
  void anEmploymentFromTheFirstOfMarchIsTooLateForIt() {
    employedFrom("2025-08-31", "2026-03-01");
    Judged.by("EMP3", history, LATER).are(Map.of(UNKNOWN_LEFT_OUT, 2));
  }

  @Test
  void ofTheLastOfFebruarySixMonthsIsNotTheLastOfAugust() {
    employedFrom("2025-02-28", "2025-08-28");
    history.learner("bob").leftJob("j", "2025-08-28");
    Judged.by("EMP3", history, LATER).are(Map.of(UNKNOWN_LEFT_OUT, 1, NUMERATOR, 1));
  }

  @Test
  void inALeapYearItIsTheTwentyNinth() {
    employedFrom("2023-08-31", "2024-02-29");
    Judged.by("EMP3", history, LATER).are(Map.of(UNKNOWN_LEFT_OUT, 1, NUMERATOR, 1));
  }

  @Test
  void sixMonthsAreNotAHundredAndEightyDays() {
    employedFrom("2025-04-01", "2025-09-29");
    history.learner("bob").leftJob("j", "2025-09-30");
    Judged.by("EMP3", history, LATER).are(Map.of(UNKNOWN_LEFT_OUT, 2));
    Judged.by("EMP1", history, LATER).are(Map.of(Standing.UNKNOWN, 2));
  }

  private void employedFrom(String completed, String employed) {
    String start = LocalDate.parse(completed).minusDays(90).toString();
    history.learner("bob").enrolled("f", "data", start, 90).completed("f", completed);
    history.learner("bob").employed("j", "f", employed);
  }

  @Test
  void anotherIntentTakesNobodyOut() {
    ann.wants("e", Intent.KEEP_JOB, false, "2025-01-01").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void anExclusionAfterCompletionTakesOutAsUnableThoughAJobOrStudyGoesOn() {
    ann.employed("job", "e", "2025-05-01").excluded("e", THE_DAY, Reason.DIED);
    annIs(EXCLUDED);
    ann.retractedThat().excluded("e", "2025-10-02", Reason.DIED);
    annIs(NUMERATOR);
  }

  @Test
  void anExclusionDatedAfterAsOfHasNotHappened() {
    ann.employed("job", "e", "2025-05-01").excluded("e", "2025-09-30", Reason.INCARCERATED);
    int day = Days.of(LocalDate.parse(THE_DAY));
    SituationOnDay then = Derived.answer(history, "2025-09-29", it -> it.situationOn(day));
    assertThat(then).isEqualTo(SituationOnDay.EMPLOYED);
  }

  @Test
  void anExclusionFromTheOtherTrainingMakesNobodyUnableHere() {
    ann.enrolled("w", "web", "2025-05-01", 90).excluded("w", "2025-06-01", Reason.ACTIVE_DUTY);
    ann.employed("job", "e", "2025-05-01");
    Judged.by("EMP3", history, LATER).are(Map.of(NUMERATOR, 1, OUTSIDE, 1));
  }

  @Test
  void anExclusionBeforeCompletionIsCountedAsTakenOutOnceMature() {
    ann.excluded("e", "2025-03-31", Reason.DIED).employed("job", "e", "2025-05-01");
    annIs(EXCLUDED);
    Judged.by("EMP3", history, "2025-10-30").is(OUTSIDE);
  }

  @Test
  void whoDidNotCompleteIsNotAskedAbout() {
    History sheet = new History();
    sheet
        .learner("bob")
        .enrolled("f", "data", "2025-01-01", 90)
        .surveyed(THE_DAY, Situation.SEEKING);
    Judged.by("EMP3", sheet, LATER).is(OUTSIDE);
  }

  @Test
  void aRevokedCompletionIsNone() {
    ann.employed("job", "e", "2025-05-01").revoked("e", "2025-12-31");
    annIs(OUTSIDE);
    Judged.by("EMP3", history, "2025-12-30").is(NUMERATOR);
  }

  @Test
  void aJobThatIsOverBeforeItBeginsCoversNoDay() {
    ann.leftJob("job", "2025-05-31").employed("job", "e", "2025-06-01");
    annIs(UNKNOWN_LEFT_OUT);
  }

  @Test
  void theCohortIsOfTheCompletion() {
    Judged.by("EMP3", history, LATER, "2025-04-01", "2025-04-01").is(UNKNOWN_LEFT_OUT);
    Judged.by("EMP3", history, LATER, "2025-01-01", "2025-03-31").areNone();
  }
}
