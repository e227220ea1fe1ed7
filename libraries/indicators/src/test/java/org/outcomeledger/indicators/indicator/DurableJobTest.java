package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

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

/** EMP5. Completed on 1 April 2025: asked about on 1 October, judged from 31 October on. */
class DurableJobTest {
  private static final String THE_DAY = "2025-10-01";
  private static final String MATURE = "2025-10-31";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP5", history, MATURE).is(standing);
  }

  @ParameterizedTest
  @EnumSource(names = {"PERMANENT", "PUBLIC_SERVICE", "FOUNDER"})
  void theseContractsAreDurable(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract));
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"APPRENTICESHIP", "INTERNSHIP", "FREELANCE"})
  void theseAreNotHoweverLong(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract).forMonths(24));
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_TERM", "TEMPORARY_AGENCY"})
  void theseAreFromSixExpectedMonthsOn(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract).forMonths(6));
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_TERM", "TEMPORARY_AGENCY"})
  void andNotWithFiveOrWithNoneStated(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract).forMonths(5));
    annIs(OTHER);
    ann.retractedThat().employed("job2", "e", THE_DAY, it -> it.as(contract));
    annIs(OTHER);
  }

  @Test
  void fieldAndEvidenceDoNotMatter() {
    ann.employed("job", "e", THE_DAY, it -> it.inField(InField.NO).withoutEvidence());
    annIs(NUMERATOR);
  }

  @Test
  void ofSeveralJobsOneIsEnough() {
    ann.employed("a", "e", THE_DAY, it -> it.as(Contract.INTERNSHIP)).employed("b", "e", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void itHasToCoverTheDay() {
    ann.employed("late", "e", "2025-10-02");
    annIs(UNKNOWN);
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2025-09-30");
    annIs(UNKNOWN);
    ann.employed("last", "e", "2025-05-01").leftJob("last", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void theJobHeldBeforeIsNoOutcome() {
    ann.employed("job", "e", "2025-05-01", Job::heldBefore);
    annIs(UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPLOYED", "SELF_EMPLOYED"})
  void aSurveyAloneDoesNotSayInWhatContract(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(UNKNOWN);
  }

  @Test
  void whoHasAnotherJobOnRecordIsKnownWhateverASurveySays() {
    ann.employed("job", "e", THE_DAY, it -> it.as(Contract.INTERNSHIP));
    ann.surveyed(THE_DAY, Situation.EMPLOYED);
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEEKING", "NOT_SEEKING", "UNABLE", "STUDYING"})
  void whoIsNotEmployedIsAKnownNoAndStaysIn(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(OTHER);
  }

  @Test
  void theUnknownAreInTheDenominator() {
    annIs(UNKNOWN);
  }

  @Test
  void whoStudiesBesidesADurableJobHasOne() {
    ann.employed("job", "e", THE_DAY).studies("s", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void anExclusionAfterCompletionLeavesTheRecordIn() {
    ann.excluded("e", "2025-06-01", Reason.DIED);
    annIs(OTHER);
  }

  @Test
  void anExclusionBeforeTakesItOut() {
    ann.excluded("e", "2025-03-01", Reason.DIED);
    annIs(EXCLUDED);
  }

  @Test
  void itIsPendingUntilThirtyDaysAfterTheDay() {
    ann.employed("job", "e", "2025-05-01");
    Judged.by("EMP5", history, "2025-10-30").is(PENDING);
  }

  @Test
  void anotherIntentTakesNobodyOut() {
    ann.wants("e", Intent.KEEP_JOB, false, "2025-01-01").employed("job", "e", THE_DAY);
    annIs(NUMERATOR);
  }
}
