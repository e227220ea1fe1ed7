package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;

/**
 * EMP10. Completed in the first quarter of 2025: quarter 2 is July to September, quarter 4 January
 * to March 2026, judged from 30 April 2026 on.
 */
class SameEmployerTest {
  private static final String MATURE = "2026-04-30";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2024-10-01", 90).completed("e", "2025-02-14");

  private void annIs(Standing standing) {
    Judged.by("EMP10", history, MATURE).is(standing);
  }

  private void works(String job, String employer, String from, String to) {
    ann.employed(job, "e", from, it -> it.with(employer)).leftJob(job, to);
  }

  private void worksWithNobodyNamed(String job, String from, String to) {
    ann.employed(job, "e", from).leftJob(job, to);
  }

  @Test
  void oneEmploymentThroughBothQuartersIsWithTheSameEmployer() {
    ann.employed("job", "e", "2025-05-01", it -> it.with("acme"));
    annIs(NUMERATOR);
  }

  @Test
  void soAreTwoEmploymentsWithOneEmployerOnTheLastAndTheFirstDay() {
    works("a", "acme", "2025-09-30", "2025-10-15");
    works("b", "acme", "2025-12-01", "2026-01-01");
    annIs(NUMERATOR);
  }

  @Test
  void soAreTwoOnTheFirstAndTheLastDay() {
    works("a", "acme", "2025-06-01", "2025-07-01");
    works("b", "acme", "2026-03-31", "2026-04-15");
    annIs(NUMERATOR);
  }

  @Test
  void anEmploymentThatEndsBeforeQuarterTwoIsNotOfIt() {
    works("a", "acme", "2025-06-01", "2025-06-30");
    works("b", "acme", "2026-01-01", "2026-03-31");
    annIs(OUTSIDE);
  }

  @Test
  void norIsOneThatBeginsAfterIt() {
    works("a", "acme", "2025-10-01", "2026-03-31");
    annIs(OUTSIDE);
  }

  @Test
  void theThirdQuarterIsNotTheFourth() {
    works("a", "acme", "2025-09-30", "2025-12-31");
    annIs(OTHER);
  }

  @Test
  void norIsTheFifth() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    works("b", "acme", "2026-04-01", "2026-04-15");
    annIs(OTHER);
  }

  @Test
  void anotherEmployerIsAKnownNo() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    works("b", "bolt", "2026-01-01", "2026-03-31");
    annIs(OTHER);
  }

  @Test
  void ofSeveralEmployersOneIsEnough() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    works("b", "bolt", "2025-09-01", "2026-02-28");
    works("c", "cord", "2026-01-01", "2026-03-31");
    annIs(NUMERATOR);
  }

  @Test
  void anEmployerOfTheThirdQuarterDoesNotConnectTheTwo() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    works("b", "bolt", "2025-10-01", "2026-01-01");
    annIs(OTHER);
  }

  @Test
  void oneUnbrokenEmploymentHasOneEmployerThoughNobodyNamedIt() {
    worksWithNobodyNamed("job", "2025-09-30", "2026-01-01");
    annIs(NUMERATOR);
  }

  @Test
  void twoWithNobodyNamedMayBeWithOneEmployer() {
    worksWithNobodyNamed("a", "2025-09-01", "2025-12-31");
    worksWithNobodyNamed("b", "2026-01-01", "2026-03-31");
    annIs(UNKNOWN);
  }

  @Test
  void whoIsUnableFromBetweenTheQuartersOnIsNotEmployedInTheFourth() {
    ann.employed("job", "e", "2025-05-01", it -> it.with("acme"));
    ann.excluded("e", "2025-10-15", Reason.DIED);
    annIs(OTHER);
  }

  @Test
  void norInTheSecondWhoeverIsUnableBeforeIt() {
    ann.employed("job", "e", "2025-05-01", it -> it.with("acme"));
    ann.excluded("e", "2025-07-01", Reason.DIED);
    annIs(OUTSIDE);
  }

  @Test
  void onTheDayBeforeTheyStillWork() {
    ann.employed("job", "e", "2025-05-01", it -> it.with("acme"));
    ann.excluded("e", "2026-01-02", Reason.DIED);
    annIs(NUMERATOR);
  }

  @Test
  void anUnnamedEmployerInQuarterTwoMayBeThatOfQuarterFour() {
    worksWithNobodyNamed("a", "2025-09-01", "2025-09-30");
    works("b", "bolt", "2026-01-01", "2026-03-31");
    annIs(UNKNOWN);
  }

  @Test
  void anUnnamedEmployerInQuarterFourMayBeThatOfQuarterTwo() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    worksWithNobodyNamed("b", "2026-01-01", "2026-03-31");
    annIs(UNKNOWN);
  }

  @Test
  void anUnnamedEmployerInNeitherQuarterLeavesNothingOpen() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    worksWithNobodyNamed("b", "2025-10-01", "2025-12-31");
    works("c", "cord", "2026-01-01", "2026-03-31");
    annIs(OTHER);
  }

  @Test
  void whoHasNoEmploymentInQuarterFourIsAKnownNoWhoeverTheEmployerWas() {
    worksWithNobodyNamed("a", "2025-09-01", "2025-12-31");
    annIs(OTHER);
  }

  @Test
  void aKnownReturnGoesBeforeAnUnnamedEmployer() {
    works("a", "acme", "2025-09-01", "2026-01-01");
    worksWithNobodyNamed("b", "2025-09-01", "2026-01-01");
    annIs(NUMERATOR);
  }

  @Test
  void fieldAndEvidenceDoNotMatter() {
    ann.employed(
        "job", "e", "2025-05-01", it -> it.with("acme").inField(InField.NO).withoutEvidence());
    annIs(NUMERATOR);
  }

  @Test
  void theJobHeldBeforeDoesNotCount() {
    ann.employed("job", "e", "2024-10-01", it -> it.with("acme").heldBefore());
    annIs(OUTSIDE);
    ann.employed("b", "e", "2025-07-01", it -> it.with("bolt")).leftJob("b", "2025-09-30");
    annIs(OTHER);
  }

  @Test
  void employedBySurveyOnlyIsNotAskedAbout() {
    ann.surveyed("2025-08-15", Situation.EMPLOYED);
    annIs(OUTSIDE);
  }

  @Test
  void anEmploymentThatIsOverBeforeItBeginsCoversNoQuarter() {
    ann.leftJob("job", "2025-08-01").employed("job", "e", "2025-08-15", it -> it.with("acme"));
    annIs(OUTSIDE);
  }

  @Test
  void whoeverCompletedIsPendingUntilThirtyDaysAfterQuarterFour() {
    Judged.by("EMP10", history, "2026-04-29").is(PENDING);
    annIs(OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01, 2026-03-31",
    "2025-03-31, 2026-03-31",
    "2025-04-01, 2026-06-30",
    "2025-12-31, 2026-12-31",
    "2024-02-29, 2025-03-31"
  })
  void theLastDayIsThatOfTheFourthQuarterAfterTheCompletions(String completed, String last) {
    History told = new History();
    told.learner("bob").enrolled("f", "data", "2024-01-01", 90).completed("f", completed);
    var lastDay = LocalDate.parse(last);
    Judged.by("EMP10", told, lastDay.plusDays(29).toString()).is(PENDING);
    Judged.by("EMP10", told, lastDay.plusDays(30).toString()).is(OUTSIDE);
  }

  @Test
  void anotherIntentTakesNobodyOutAnExclusionDoes() {
    ann.wants("e", Intent.KEEP_JOB, false, "2024-10-01");
    ann.employed("job", "e", "2025-05-01", it -> it.with("acme"));
    annIs(NUMERATOR);
    ann.excluded("e", "2025-02-13", Reason.DIED);
    annIs(EXCLUDED);
  }

  @Test
  void aJobJudgedAgainstTheOtherTrainingIsOneToo() {
    ann.enrolled("w", "web", "2025-02-01", 90);
    ann.employed("job", "w", "2025-05-01", it -> it.with("acme"));
    Judged.by("EMP10", history, MATURE).are(Map.of(NUMERATOR, 1, OUTSIDE, 1));
  }

  @Test
  void theOldEmployerInTheThirdQuarterIsNotTheOldOneInTheFourth() {
    works("a", "acme", "2025-09-01", "2025-12-31");
    works("b", "bolt", "2026-01-01", "2026-03-31");
    annIs(OTHER);
  }

  @Test
  void norIsTheOldEmployerInTheFifth() {
    works("a", "acme", "2025-09-01", "2025-09-30");
    works("b", "bolt", "2026-01-01", "2026-03-31");
    works("c", "acme", "2026-04-01", "2026-04-15");
    annIs(OTHER);
  }
}
