package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OUTSIDE;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Salary.Basis;
import org.outcomeledger.event.Salary.Per;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** SAL1 and SAL2. Completed on 1 April 2025: judged from 28 October on. */
class SalaryTest {
  private static final String MATURE = "2025-10-28";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annEarns(double yearly) {
    assertThat(amount("SAL1")).isEqualTo(Double.valueOf(yearly));
    assertThat(standing("SAL1", MATURE)).isEqualTo(NUMERATOR);
  }

  private void nobodyKnowsWhatAnnEarns() {
    annEarns(Double.NaN);
  }

  private void annGained(double yearly) {
    assertThat(amount("SAL2")).isEqualTo(Double.valueOf(yearly));
    assertThat(standing("SAL2", MATURE)).isEqualTo(NUMERATOR);
  }

  private void nobodyKnowsWhatAnnGained() {
    annGained(Double.NaN);
  }

  private Double amount(String id) {
    Quantity quantity = (Quantity) Catalogue.find(id).orElseThrow();
    return Derived.answer(history, MATURE, quantity::amount);
  }

  private Standing standing(String id, String asOf) {
    Quantity quantity = (Quantity) Catalogue.find(id).orElseThrow();
    Frame frame = quantity.frame(Span.asOf(LocalDate.parse(asOf)));
    return Derived.answer(history, asOf, record -> quantity.standing(record, frame));
  }

  @Test
  void aYearlyGrossIsTakenAsItIs() {
    ann.employed("job", "e", "2025-05-01", it -> it.paysYearly("31000.50"));
    annEarns(31_000.50);
  }

  @Test
  void aMonthsIsTimesTwelve() {
    ann.employed("job", "e", "2025-05-01", it -> it.pays("2500", "EUR", Per.MONTH, Basis.GROSS));
    annEarns(30_000);
  }

  @Test
  void anHoursIsTimesTheWeeklyHoursTimesFiftyTwo() {
    ann.employed(
        "job", "e", "2025-05-01", it -> it.pays("12", "EUR", Per.HOUR, Basis.GROSS).hours(20));
    annEarns(12_480);
  }

  @Test
  void anHoursWithoutWeeklyHoursIsNotKnown() {
    ann.employed("job", "e", "2025-05-01", it -> it.pays("12", "EUR", Per.HOUR, Basis.GROSS));
    nobodyKnowsWhatAnnEarns();
  }

  @Test
  void netIsNotKnown() {
    ann.employed("job", "e", "2025-05-01", it -> it.pays("30000", "EUR", Per.YEAR, Basis.NET));
    nobodyKnowsWhatAnnEarns();
  }

  @Test
  void anotherCurrencyIsNotKnown() {
    ann.employed("job", "e", "2025-05-01", it -> it.pays("30000", "CHF", Per.YEAR, Basis.GROSS));
    nobodyKnowsWhatAnnEarns();
  }

  @Test
  void whatNobodySaidIsNotKnown() {
    ann.employed("job", "e", "2025-05-01");
    nobodyKnowsWhatAnnEarns();
  }

  @Test
  void theEarliestJobCountsWhicheverWasReportedFirst() {
    ann.employed("b", "e", "2025-06-01", it -> it.paysYearly("40000"));
    ann.employed("a", "e", "2025-05-01", it -> it.paysYearly("30000"));
    ann.employed("c", "e", "2025-07-01", it -> it.paysYearly("20000"));
    annEarns(30_000);
  }

  @Test
  void anEarlierOneWithoutAKnownGrossIsPassedOver() {
    ann.employed("a", "e", "2025-05-01");
    ann.employed("b", "e", "2025-06-01", it -> it.paysYearly("40000"));
    annEarns(40_000);
  }

  @Test
  void ofOneDayTheLowestCounts() {
    ann.employed("a", "e", "2025-05-01", it -> it.paysYearly("30000"));
    ann.employed("b", "e", "2025-05-01", it -> it.paysYearly("28000"));
    ann.employed("c", "e", "2025-05-01", it -> it.paysYearly("29000"));
    annEarns(28_000);
  }

  @Test
  void onlyJobsThatAreInFieldWithEvidenceInTheWindowCount() {
    ann.employed("a", "e", "2025-05-01", it -> it.paysYearly("1").inField(InField.NO));
    ann.employed("b", "e", "2025-05-01", it -> it.paysYearly("2").inField(InField.UNKNOWN));
    ann.employed("c", "e", "2025-05-01", it -> it.paysYearly("3").withoutEvidence());
    ann.employed("d", "e", "2025-02-01", it -> it.paysYearly("4")).leftJob("d", "2025-03-31");
    ann.employed("f", "e", "2025-02-01", it -> it.paysYearly("5").heldBefore());
    ann.employed("g", "e", "2025-09-28", it -> it.paysYearly("30000"));
    annEarns(30_000);
  }

  @Test
  void aSalaryOfAJobAfterTheWindowIsNotAskedFor() {
    ann.employed("a", "e", "2025-09-28");
    ann.employed("b", "e", "2025-09-29", it -> it.paysYearly("30000"));
    nobodyKnowsWhatAnnEarns();
  }

  @Test
  void onlyTheNumeratorOfInFieldJobsIsAsked() {
    assertThat(standing("SAL1", MATURE)).isEqualTo(OUTSIDE);
    ann.surveyed("2025-09-28", Situation.SEEKING);
    assertThat(standing("SAL1", MATURE)).isEqualTo(OUTSIDE);
    assertThat(standing("SAL2", MATURE)).isEqualTo(OUTSIDE);
  }

  @Test
  void thePendingAndTheExcludedAreCounted() {
    ann.employed("a", "e", "2025-05-01", it -> it.paysYearly("30000"));
    assertThat(standing("SAL1", "2025-10-27")).isEqualTo(PENDING);
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01");
    assertThat(standing("SAL1", MATURE)).isEqualTo(EXCLUDED);
    assertThat(standing("SAL2", MATURE)).isEqualTo(EXCLUDED);
  }

  @Test
  void theCohortIsOfTheCompletion() {
    int completed = Days.of(LocalDate.parse("2025-04-01"));
    Indicator base = Catalogue.find("SAL1").orElseThrow();
    Indicator change = Catalogue.find("SAL2").orElseThrow();
    assertThat(Derived.answer(history, MATURE, base::referenceDay)).isEqualTo(completed);
    assertThat(Derived.answer(history, MATURE, change::referenceDay)).isEqualTo(completed);
  }

  private History.Learner annNowEarns30000() {
    return ann.employed("job", "e", "2025-05-01", it -> it.paysYearly("30000"));
  }

  @Test
  void theChangeIsFromThePriorSalary() {
    annNowEarns30000().declared("2025-01-01", Attributes.earned("24000"));
    annGained(6_000);
  }

  @Test
  void itMayBeALoss() {
    annNowEarns30000().declared("2025-01-01", Attributes.earned("35000"));
    annGained(-5_000);
  }

  @Test
  void whoHadNoJobBeforeIsNotKnownAndNotZero() {
    annNowEarns30000();
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void aPriorSalaryOfNothingIsNoJobBefore() {
    annNowEarns30000().declared("2025-01-01", Attributes.earned("0"));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void aPriorSalaryDeclaredAfterTheStartDoesNotCount() {
    annNowEarns30000().declared("2025-01-02", Attributes.earned("24000"));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void theLastOneDeclaredByTheStartCountsWhicheverWasReportedFirst() {
    annNowEarns30000();
    ann.declared("2024-12-01", Attributes.earned("24000"));
    ann.declared("2024-11-01", Attributes.earned("20000"));
    annGained(6_000);
    ann.declared("2024-12-02", Attributes.earned("25000"));
    annGained(5_000);
  }

  @Test
  void aLaterDeclarationThatDoesNotSpeakOfItLeavesItAsItWas() {
    annNowEarns30000().declared("2024-12-01", Attributes.earned("24000"));
    ann.declared("2024-12-15", Attributes.gender("f"));
    annGained(6_000);
  }

  @Test
  void oneThatWithholdsItLeavesItUnknown() {
    annNowEarns30000().declared("2024-12-01", Attributes.earned("24000"));
    ann.declared("2024-12-15", Attributes.prior(Answer.withheld()));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void twoOnOneDayAreNotKnown() {
    annNowEarns30000().declared("2024-12-01", Attributes.earned("24000"));
    ann.declared("2024-12-01", Attributes.earned("25000"));
    nobodyKnowsWhatAnnGained();
    ann.declared("2024-12-01", Attributes.earned("24000"));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void theSameTwiceOnOneDayIsOne() {
    annNowEarns30000().declared("2024-12-01", Attributes.earned("24000"));
    ann.declared("2024-12-01", Attributes.earned("24000"));
    annGained(6_000);
  }

  @Test
  void aPriorSalaryByTheMonthIsComparedAsAYears() {
    annNowEarns30000().declared("2024-12-01", prior("2000", "EUR", Per.MONTH, Basis.GROSS));
    annGained(6_000);
  }

  @Test
  void aPriorNetOneIsNotKnownThoughAnEarlierGrossOneIs() {
    annNowEarns30000().declared("2024-11-01", Attributes.earned("24000"));
    ann.declared("2024-12-01", prior("24000", "EUR", Per.YEAR, Basis.NET));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void aPriorOneByTheHourIsNotKnown() {
    annNowEarns30000().declared("2024-12-01", prior("12", "EUR", Per.HOUR, Basis.GROSS));
    nobodyKnowsWhatAnnGained();
  }

  private static Attributes prior(String amount, String currency, Per per, Basis basis) {
    return Attributes.prior(Answer.of(new Salary(new BigDecimal(amount), currency, per, basis)));
  }

  @Test
  void whatTheLearnerTookBackIsNotKnown() {
    annNowEarns30000().declared("2024-12-01", Attributes.earned("24000"));
    ann.tookBack(ProfileAttribute.PRIOR_SALARY);
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void thePresentOneHasToBeKnownToo() {
    ann.employed("job", "e", "2025-05-01").declared("2024-12-01", Attributes.earned("24000"));
    nobodyKnowsWhatAnnGained();
  }

  @Test
  void aJobJudgedAgainstTheOtherTrainingIsNotKnownToBeInFieldAndPaysNothingHere() {
    ann.employed("job", "e", "2025-05-01");
    ann.enrolled("w", "web", "2025-02-01", 90);
    ann.employed("better", "w", "2025-05-02", it -> it.paysYearly("30000"));
    Quantity base = (Quantity) Catalogue.find("SAL1").orElseThrow();
    assertThat(Derived.answers(history, MATURE, base::amount).getFirst()).isNaN();
  }
}
