package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.CENSORED;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.COMPETING;
import static org.outcomeledger.indicators.indicator.TimeToEvent.Cause.EVENT;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/** EMP8. Completed on 1 April 2025, day 0; looked at until 10 July, day 100. */
class TimeToJobTest {
  private static final String AS_OF = "2025-07-10";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private Followed ann() {
    return Followed.on("EMP8", history, AS_OF);
  }

  private static Job outOfField(Job job) {
    return job.inField(InField.NO);
  }

  @Test
  void anInFieldJobIsTheEventOnItsFirstDay() {
    ann.employed("job", "e", "2025-04-11");
    ann().is(10, EVENT);
  }

  @Test
  void anInFieldJobOfAnyDateIsOneHoweverLate() {
    ann.employed("job", "e", "2027-04-01");
    Followed.on("EMP8", history, "2027-04-01").is(730, EVENT);
  }

  @Test
  void theFirstOfSeveralIsTheEventWhicheverWasReportedFirst() {
    ann.employed("b", "e", "2025-04-21").employed("a", "e", "2025-04-11");
    ann.employed("c", "e", "2025-05-01");
    ann().is(10, EVENT);
  }

  @Test
  void anInFieldJobAlreadyBegunIsAnEventOnDayZero() {
    ann.employed("job", "e", "2025-02-01").leftJob("job", "2025-04-01");
    ann().is(0, EVENT);
  }

  @Test
  void oneThatEndedTheDayBeforeCompletionIsNone() {
    ann.employed("job", "e", "2025-02-01").leftJob("job", "2025-03-31");
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void oneHeldBeforeTheTrainingIsNone() {
    ann.employed("job", "e", "2025-02-01", Job::heldBefore);
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void oneWithoutEvidenceIsNone() {
    ann.employed("job", "e", "2025-04-11", Job::withoutEvidence);
    ann().is(100, CENSORED);
  }

  @Test
  void oneNotKnownToBeInFieldIsNeitherEventNorCompeting() {
    ann.employed("job", "e", "2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann().is(100, CENSORED);
  }

  @Test
  void theEventCountsOnlyFromItsDayOn() {
    ann.employed("job", "e", "2025-07-11");
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void aFurtherStudyCompetes() {
    ann.studies("s", "2025-04-11").employed("job", "e", "2025-04-12");
    ann().is(10, COMPETING);
  }

  @Test
  void aStudyThatStillRunsCompetesOnDayZero() {
    ann.studies("s", "2025-02-01").leftStudy("s", "2025-04-01");
    ann().is(0, COMPETING);
  }

  @Test
  void oneThatEndedTheDayBeforeDoesNot() {
    ann.studies("s", "2025-02-01").leftStudy("s", "2025-03-31");
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void theFirstOfSeveralStudiesCompetes() {
    ann.studies("t", "2025-04-21").studies("s", "2025-04-11").studies("u", "2025-05-01");
    ann().is(10, COMPETING);
  }

  @ParameterizedTest
  @EnumSource(names = {"PERMANENT", "PUBLIC_SERVICE", "FOUNDER"})
  void aDurableJobOutOfFieldCompetes(Contract contract) {
    ann.employed("job", "e", "2025-04-11", it -> outOfField(it).as(contract));
    ann().is(10, COMPETING);
  }

  @Test
  void itNeedsNoEvidenceToCompete() {
    ann.employed("job", "e", "2025-04-11", it -> outOfField(it).withoutEvidence());
    ann().is(10, COMPETING);
  }

  @Test
  void aJobOutOfFieldThatIsNotDurableDoesNotCompete() {
    ann.employed("job", "e", "2025-04-11", it -> outOfField(it).as(Contract.FIXED_TERM));
    ann.employed("better", "e", "2025-04-21");
    ann().is(20, EVENT);
  }

  @Test
  void aDurableJobOutOfFieldThatStillRunsCompetesOnDayZero() {
    ann.employed("job", "e", "2025-02-01", TimeToJobTest::outOfField).leftJob("job", "2025-04-01");
    ann().is(0, COMPETING);
  }

  @Test
  void oneThatEndedTheDayBeforeCompletionDoesNot() {
    ann.employed("job", "e", "2025-02-01", TimeToJobTest::outOfField).leftJob("job", "2025-03-31");
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void oneHeldBeforeTheTrainingDoesNot() {
    ann.employed("job", "e", "2025-02-01", it -> outOfField(it).heldBefore());
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void aDurableJobOfWhichTheFieldIsUnknownDoesNot() {
    ann.employed("job", "e", "2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann.employed("better", "e", "2025-04-21");
    ann().is(20, EVENT);
  }

  @Test
  void theFirstOfSeveralDurableJobsOutOfFieldCompetes() {
    ann.employed("b", "e", "2025-04-21", TimeToJobTest::outOfField);
    ann.employed("a", "e", "2025-04-11", TimeToJobTest::outOfField);
    ann.employed("c", "e", "2025-05-01", TimeToJobTest::outOfField);
    ann().is(10, COMPETING);
  }

  @Test
  void anExclusionAfterCompletionCompetes() {
    ann.excluded("e", "2025-04-11", Reason.DIED);
    ann().is(10, COMPETING);
  }

  @Test
  void theFirstOfSeveralExclusionsCompetes() {
    ann.enrolled("f", "data", "2025-02-01", 90).enrolled("g", "data", "2025-02-01", 90);
    ann.excluded("f", "2025-04-21", Reason.DIED).excluded("e", "2025-04-11", Reason.INCARCERATED);
    ann.excluded("g", "2025-05-01", Reason.ACTIVE_DUTY);
    ann().is(10, COMPETING);
  }

  @Test
  void anExclusionOnTheDayOfCompletionCompetesOnDayZero() {
    ann.excluded("e", "2025-04-01", Reason.ACTIVE_DUTY);
    ann().is(0, COMPETING);
  }

  @Test
  void aMedicalOneDoesNot() {
    ann.excluded("e", "2025-04-11", Reason.MEDICAL);
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void onOneDayTheInFieldJobGoesBeforeWhatCompetes() {
    ann.studies("s", "2025-04-11").employed("job", "e", "2025-04-11");
    ann.excluded("e", "2025-04-11", Reason.DIED);
    ann.employed("other", "e", "2025-04-11", TimeToJobTest::outOfField);
    ann().is(10, EVENT);
  }

  @Test
  void onDayZeroTooThoughTheStudyBeganLongBeforeTheJob() {
    ann.studies("s", "2025-01-02").employed("job", "e", "2025-04-01");
    ann().is(0, EVENT);
  }

  @Test
  void onOneDayWhatCompetesGoesBeforeTheLastKnown() {
    ann.studies("s", "2025-07-10");
    ann().is(100, COMPETING);
  }

  @Test
  void theUnknownIsFollowedUntilAsOfStrictlyAndUntilDayZeroAsObserved() {
    ann().isStrictly(100, CENSORED);
    ann().isObserved(0, CENSORED);
  }

  @Test
  void asObservedTheLatestSurveyIsTheLastKnownDay() {
    ann.surveyed("2025-06-10", Situation.SEEKING).surveyed("2025-05-01", Situation.SEEKING);
    ann().isStrictly(100, CENSORED);
    ann().isObserved(70, CENSORED);
  }

  @Test
  void anUnreachableLearnerIsNotKnownOfThatDay() {
    ann.surveyed("2025-05-01", Situation.SEEKING).surveyed("2025-06-10", Situation.UNREACHABLE);
    ann().isObserved(30, CENSORED);
  }

  @Test
  void aSurveyBeforeTheCompletionOrAfterAsOfSaysNothing() {
    ann.surveyed("2025-03-01", Situation.SEEKING).surveyed("2025-07-11", Situation.SEEKING);
    ann().isObserved(0, CENSORED);
  }

  @Test
  void theLastDayOfAnEmploymentIsKnown() {
    works("2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann.leftJob("job", "2025-05-11").surveyed("2025-05-01", Situation.EMPLOYED);
    ann().isObserved(40, CENSORED);
  }

  @Test
  void anEmploymentThatGoesOnIsKnownUntilAsOf() {
    works("2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann().isObserved(100, CENSORED);
  }

  @Test
  void anEndOfAnEmploymentDatedAfterAsOfHasNotHappened() {
    works("2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann.leftJob("job", "2025-07-11");
    ann().isObserved(100, CENSORED);
  }

  private void works(String from, UnaryOperator<Job> but) {
    ann.employed("job", "e", from, but);
  }

  @Test
  void anEmploymentThatDoesNotCountSaysNothing() {
    works("2025-02-01", Job::heldBefore);
    ann.employed("orphan", "nowhere", "2025-04-11").employed("late", "e", "2025-07-11");
    ann().isObserved(0, CENSORED);
  }

  @Test
  void aStudyOrJobThatIsOverBeforeItBeginsCoversNoDay() {
    ann.leftStudy("s", "2025-04-21").studies("s", "2025-05-01");
    ann.leftJob("job", "2025-04-21").employed("job", "e", "2025-05-01");
    ann.leftJob("other", "2025-04-21");
    ann.employed("other", "e", "2025-05-01", TimeToJobTest::outOfField);
    ann().isObserved(0, CENSORED);
  }

  @Test
  void aStudyAfterAsOfSaysNothing() {
    ann.studies("s", "2025-07-11");
    ann().isStrictly(100, CENSORED);
    ann().isObserved(0, CENSORED);
  }

  @Test
  void theLastDayOfAStudyThatEndedBeforeCompletionIsNoDayOfTheCurve() {
    ann.studies("s", "2025-02-01").leftStudy("s", "2025-03-01");
    ann().isObserved(0, CENSORED);
  }

  @Test
  void aRecentCompletionIsAtRiskAtOnce() {
    Followed.on("EMP8", history, "2025-04-01").is(0, CENSORED);
    Followed.on("EMP8", history, "2025-03-31").isNotAtRiskBut(OUTSIDE);
  }

  @Test
  void whoWantsNoNewJobIsTakenOut() {
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01");
    ann().isNotAtRiskBut(EXCLUDED);
    ann.retractedThat();
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void whoWasExcludedBeforeCompletionIsTakenOut() {
    ann.excluded("e", "2025-03-31", Reason.DIED);
    ann().isNotAtRiskBut(EXCLUDED);
  }

  @Test
  void theCohortIsOfTheCompletion() {
    Incidence incidence = (Incidence) Catalogue.find("EMP8").orElseThrow();
    assertThat(Derived.answer(history, AS_OF, incidence::referenceDay))
        .isEqualTo(day("2025-04-01"));
    assertThat(incidence.isStrictOnly()).isFalse();
  }

  private static int day(String date) {
    return Days.of(LocalDate.parse(date));
  }

  @Test
  void anExclusionOfOneEnrollmentThatCameBeforeTheCompletionOfTheOtherDoesNot() {
    ann.enrolled("f", "data", "2025-02-01", 90).excluded("f", "2025-03-31", Reason.DIED);
    ann().isStrictly(100, CENSORED);
  }

  @Test
  void theLastDayOfSeveralEmploymentsIsKnownWhicheverWasReportedFirst() {
    ann.employed("a", "e", "2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann.employed("b", "e", "2025-04-11", it -> it.inField(InField.UNKNOWN));
    ann.leftJob("a", "2025-05-11").leftJob("b", "2025-05-01");
    ann().isObserved(40, CENSORED);
  }
}
