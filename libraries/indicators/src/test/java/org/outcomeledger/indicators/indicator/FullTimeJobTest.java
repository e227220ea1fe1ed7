package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/** EMP2. Completed on 1 April 2025: the window ends on 28 September, judged from 28 October on. */
class FullTimeJobTest {
  private static final String MATURE = "2025-10-28";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP2", history, MATURE).is(standing);
  }

  private void works(UnaryOperator<Job> but) {
    ann.employed("job", "e", "2025-05-01", it -> but.apply(it.hours(35)));
  }

  @Test
  void thirtyHoursAWeekAreFullTime() {
    works(it -> it.hours(30));
    annIs(NUMERATOR);
  }

  @Test
  void lessThanThirtyAreNot() {
    works(it -> it.hours(29.9));
    annIs(OTHER);
  }

  @Test
  void hoursThatNobodyStatedAreNotFullTime() {
    ann.employed("job", "e", "2025-05-01");
    annIs(OTHER);
  }

  @Test
  void aJobWithTheProviderIsNotOne() {
    works(Job::byProvider);
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"FREELANCE", "FOUNDER"})
  void workingOnOnesOwnIsNotOne(Contract contract) {
    works(it -> it.as(contract));
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"PERMANENT", "APPRENTICESHIP", "INTERNSHIP", "PUBLIC_SERVICE"})
  void theseContractsAreWhateverTheirDuration(Contract contract) {
    works(it -> it.as(contract));
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_TERM", "TEMPORARY_AGENCY"})
  void aContractWithAnEndCountsFromSixMonthsOn(Contract contract) {
    works(it -> it.as(contract).forMonths(6));
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_TERM", "TEMPORARY_AGENCY"})
  void aShorterOneDoesNot(Contract contract) {
    works(it -> it.as(contract).forMonths(5));
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_TERM", "TEMPORARY_AGENCY"})
  void norDoesOneOfUnstatedDuration(Contract contract) {
    works(it -> it.as(contract));
    annIs(OTHER);
  }

  @Test
  void allPropertiesHaveToBeOfOneAndTheSameJob() {
    ann.employed("a", "e", "2025-05-01", it -> it.hours(20))
        .employed("b", "e", "2025-05-01", it -> it.hours(35).inField(InField.NO));
    annIs(OTHER);
    Judged.by("EMP1", history, MATURE).is(NUMERATOR);
  }

  @Test
  void aFullTimeJobThatLacksOnlyEvidenceIsUnknown() {
    works(Job::withoutEvidence);
    annIs(UNKNOWN);
  }

  @Test
  void aFullTimeJobNotKnownToBeInFieldIsUnknown() {
    works(it -> it.inField(InField.UNKNOWN));
    annIs(UNKNOWN);
  }

  @Test
  void aPartTimeJobThatLacksEvidenceTooIsAKnownNo() {
    works(it -> it.hours(20).withoutEvidence());
    annIs(OTHER);
  }

  @Test
  void whoseSituationIsUnknownAndHasOnlyAPartTimeJobBehindThemIsUnknown() {
    works(it -> it.hours(20));
    ann.leftJob("job", "2025-09-27");
    annIs(UNKNOWN);
  }

  @Test
  void whoIsSurveyedWithoutAJobIsAKnownNo() {
    ann.surveyed("2025-09-28", Situation.SEEKING);
    annIs(OTHER);
  }

  @Test
  void populationAndMaturityAreThoseOfInFieldJobs() {
    works(it -> it);
    Judged.by("EMP2", history, "2025-10-27").is(PENDING);
    annIs(NUMERATOR);
    ann.wants("e", Intent.SELF_ENRICHMENT, true, "2025-01-01");
    annIs(EXCLUDED);
  }

  @Test
  void theLastDayOfTheWindowCountsAndTheNextDoesNot() {
    ann.surveyed("2025-09-28", Situation.SEEKING);
    ann.employed("late", "e", "2025-09-29", it -> it.hours(35));
    annIs(OTHER);
    ann.employed("last", "e", "2025-09-28", it -> it.hours(35));
    annIs(NUMERATOR);
  }

  @Test
  void thatTheProviderHiresIsSaidOfOneTrainingAndOfNoOther() {
    ann.enrolled("w", "web", "2025-01-01", 90).completed("w", "2025-04-01");
    works(Job::byProvider);
    Judged.by("EMP2", history, MATURE).are(Map.of(OTHER, 1, UNKNOWN, 1));
  }
}
