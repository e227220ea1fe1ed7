package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;

/** EMP6. Completed on 1 April 2025: first asked about on 1 October, judged from 31 October on. */
class SalariedInFranceTest {
  private static final String THE_DAY = "2025-10-01";
  private static final String MATURE = "2025-10-31";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP6 P6M", history, MATURE).is(standing);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PERMANENT", "FIXED_TERM", "TEMPORARY_AGENCY", "APPRENTICESHIP", "PUBLIC_SERVICE"})
  void theseContractsAreSalariedHoweverShort(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract).in("FR").withoutEvidence());
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNSHIP", "FREELANCE", "FOUNDER"})
  void theseAreNot(Contract contract) {
    ann.employed("job", "e", THE_DAY, it -> it.as(contract).in("FR"));
    annIs(OTHER);
  }

  @Test
  void aJobInAnotherCountryIsAKnownNo() {
    ann.employed("job", "e", THE_DAY, it -> it.in("BE"));
    annIs(OTHER);
  }

  @Test
  void aSalariedJobOfWhichNobodySaidWhereItIsIsUnknown() {
    ann.employed("job", "e", THE_DAY);
    annIs(UNKNOWN);
  }

  @Test
  void anUnpaidOneOfWhichNobodySaidWhereItIsIsAKnownNo() {
    ann.employed("job", "e", THE_DAY, it -> it.as(Contract.INTERNSHIP));
    annIs(OTHER);
  }

  @Test
  void wageAndCountryHaveToBeOfOneAndTheSameJob() {
    ann.employed("a", "e", THE_DAY, it -> it.in("BE"))
        .employed("b", "e", THE_DAY, it -> it.as(Contract.FREELANCE).in("FR"));
    annIs(OTHER);
  }

  @Test
  void itHasToCoverTheDay() {
    ann.employed("late", "e", "2025-10-02", it -> it.in("FR"));
    ann.employed("gone", "e", "2025-05-01", it -> it.in("FR")).leftJob("gone", "2025-09-30");
    annIs(UNKNOWN);
    ann.employed("intern", "e", THE_DAY, it -> it.as(Contract.INTERNSHIP));
    annIs(OTHER);
    ann.employed("last", "e", "2025-05-01", it -> it.in("FR")).leftJob("last", THE_DAY);
    annIs(NUMERATOR);
  }

  @Test
  void aSalariedJobOfAnUnknownCountryThatIsOverLeavesNothingOpen() {
    ann.employed("gone", "e", "2025-05-01").leftJob("gone", "2025-09-30");
    ann.employed("intern", "e", THE_DAY, it -> it.as(Contract.INTERNSHIP));
    annIs(OTHER);
  }

  @Test
  void whoStudiesIsTakenOutThoughSalaried() {
    ann.employed("job", "e", THE_DAY, it -> it.in("FR")).studies("s", THE_DAY);
    annIs(EXCLUDED);
  }

  @Test
  void whoIsSurveyedStudyingIsTakenOut() {
    ann.surveyed(THE_DAY, Situation.STUDYING);
    annIs(EXCLUDED);
  }

  @Test
  void whoIsUnableStaysIn() {
    ann.surveyed(THE_DAY, Situation.UNABLE);
    annIs(OTHER);
  }

  @Test
  void whoWasExcludedAfterCompletionStaysInAndIsEmployedInNoJobFromThenOn() {
    ann.employed("job", "e", "2025-05-01");
    ann.employed("here", "e", "2025-05-01", it -> it.in("FR"));
    annIs(NUMERATOR);
    ann.excluded("e", "2025-06-01", Reason.INCARCERATED);
    annIs(OTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEEKING", "NOT_SEEKING"})
  void whoHasNoJobIsAKnownNo(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(OTHER);
  }

  @Test
  void whoIsSurveyedEmployedMayBeSalariedInFranceOrNot() {
    ann.surveyed(THE_DAY, Situation.EMPLOYED);
    annIs(UNKNOWN);
  }

  @Test
  void whoIsSurveyedSelfEmployedWorksForNoWage() {
    ann.surveyed(THE_DAY, Situation.SELF_EMPLOYED);
    annIs(OTHER);
  }

  @Test
  void theUnknownAreInTheDenominator() {
    annIs(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "P6M, 2025-10-01, 2025-10-30",
    "P12M, 2026-04-01, 2026-04-30",
    "P18M, 2026-10-01, 2026-10-30",
    "P24M, 2027-04-01, 2027-04-30",
    "P30M, 2027-10-01, 2027-10-30"
  })
  void eachWindowHasItsOwnDayAndMaturity(String window, String day, String stillPending) {
    ann.employed("job", "e", day, it -> it.in("FR")).leftJob("job", day);
    Judged.by("EMP6 " + window, history, stillPending).is(PENDING);
    Judged.by("EMP6 " + window, history, "2028-12-31").is(NUMERATOR);
  }

  @Test
  void thereAreFiveWindows() {
    SharesByWindow shares = (SharesByWindow) Catalogue.find("EMP6").orElseThrow();
    assertThat(shares.byWindow().keySet()).containsExactly("P6M", "P12M", "P18M", "P24M", "P30M");
  }

  @Test
  void anotherIntentTakesNobodyOutAnExclusionBeforeDoes() {
    ann.wants("e", Intent.KEEP_JOB, false, "2025-01-01");
    ann.employed("job", "e", THE_DAY, it -> it.in("FR"));
    annIs(NUMERATOR);
    ann.excluded("e", "2025-03-31", Reason.DIED);
    annIs(EXCLUDED);
  }

  @Test
  void theCohortIsOfTheCompletion() {
    Judged.by("EMP6 P6M", history, MATURE, "2025-04-01", "2025-04-01").is(UNKNOWN);
    Judged.by("EMP6 P6M", history, MATURE, "2025-01-01", "2025-03-31").areNone();
    Indicator windows = Catalogue.find("EMP6").orElseThrow();
    assertThat(Derived.answer(history, MATURE, windows::referenceDay))
        .isEqualTo(Days.of(LocalDate.parse("2025-04-01")));
  }
}
