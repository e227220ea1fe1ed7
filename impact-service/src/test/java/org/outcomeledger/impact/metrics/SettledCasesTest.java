package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Salary;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.cube.History.Job;
import org.outcomeledger.indicators.indicator.Span;

/**
 * Cases on which two readings of the definitions differed, as they were settled: what is answered,
 * and the recount, have each as it stands here.
 */
class SettledCasesTest {
  private static final String MATURE = "2026-12-31";

  private final History history = new History();
  private final History.Learner ann = history.learner("ann");

  /** Numerator, denominator and unknown of one programme. */
  private void is(String indicator, String programme, String asOf, Long... counts) {
    Row row =
        Figures.of(history, asOf).rows(indicator, "programme").stream()
            .filter(it -> it.group().get("programme").equals(programme))
            .findFirst()
            .orElseThrow();
    assertThat(Arrays.asList(row.numerator(), row.denominator(), row.unknown()))
        .as("%s of %s as of %s", indicator, programme, asOf)
        .containsExactly(counts);
    Recounted.of(history.cube().snapshot(), history.facts())
        .agree(
            indicator.split(" ", -1)[0],
            List.of("programme"),
            Map.of(),
            Span.asOf(LocalDate.parse(asOf)),
            indicator);
  }

  @Test
  void aJobThatNamesATrainingOfLaterCountsForTheRecordThatWasCompleted() {
    ann.enrolled("z", "z", "2024-01-10", 50).completed("z", "2024-03-01");
    ann.enrolled("y", "y", "2024-12-01", 50).employed("job", "y", "2024-04-01");
    is("EMP3", "z", "2024-11-30", 1L, 1L, 0L);
    is("EMP4 P6M", "z", "2024-11-30", 0L, 1L, 1L);
    is("EMP3", "z", "2024-12-01", 1L, 1L, 0L);
  }

  @Test
  void aJobThatNamesAnEnrollmentThatNobodyRecordedWaits() {
    ann.enrolled("z", "z", "2024-01-10", 50).completed("z", "2024-03-01");
    ann.employed("job", "nobody's", "2024-04-01");
    is("EMP3", "z", "2024-11-30", 0L, 0L, 1L);
  }

  @Test
  void aRefundedEnrollmentOfTheSameProgrammeStandsForItsRecord() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    ann.enrolledRefundable("back", "data", "2025-01-05", 90, "2025-01-19");
    ann.withdrew("back", "2025-01-10").employed("job", "back", "2025-05-01");
    is("EMP1", "data", MATURE, 1L, 1L, 0L);
  }

  @Test
  void whatItSaysOfARefundedEnrollmentOfAnotherProgrammeItDoesNotSayOfThisOne() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    ann.enrolledRefundable("back", "web", "2025-01-05", 90, "2025-01-19");
    ann.withdrew("back", "2025-01-10").employed("job", "back", "2025-05-01");
    is("EMP1", "data", MATURE, 0L, 1L, 1L);
  }

  @Test
  void whoDiedAfterTheCompletionIsEmployedInNoIndicatorFromThenOn() {
    ann.enrolled("e", "data", "2024-10-01", 90).completed("e", "2025-01-15");
    ann.employed("job", "e", "2025-02-01", it -> it.with("acme").in("FR"));
    for (String indicator : List.of("EMP5", "EMP6 P6M", "EMP10")) {
      is(indicator, "data", MATURE, 1L, 1L, 0L);
    }
    ann.excluded("e", "2025-07-10", Reason.DIED);
    for (String indicator : List.of("EMP5", "EMP6 P6M", "EMP7", "EMP10")) {
      is(indicator, "data", MATURE, 0L, 1L, 0L);
    }
    is("EMP3", "data", MATURE, 0L, 0L, 0L);
    is("EMP1", "data", MATURE, 1L, 1L, 0L);
  }

  @Test
  void oneEnrollmentGivenUpAndTheOtherExcludedTakeTheRecordOut() {
    ann.enrolled("a", "data", "2025-01-01", 90).withdrew("a", "2025-02-01");
    ann.enrolled("b", "data", "2025-01-02", 90).excluded("b", "2025-02-10", Reason.DIED);
    is("ENR1", "data", "2025-02-09", 1L, null, 0L);
    is("ENR1", "data", "2025-02-10", 0L, null, 0L);
    is("COM1", "data", MATURE, 0L, 0L, 0L);
    assertThat(Figures.of(history, MATURE).row("COM1").excluded()).isOne();
  }

  @Test
  void byWhomAJobIsThatNamesAnotherRecordIsUnknown() {
    ann.enrolled("z", "z", "2025-01-01", 90).completed("z", "2025-04-01");
    ann.enrolled("y", "y", "2025-01-01", 90).completed("y", "2025-04-01");
    ann.employed("job", "y", "2025-05-01", Job::byProvider);
    is("EMP11", "y", MATURE, 1L, 1L, 0L);
    is("EMP11", "z", MATURE, 0L, 1L, 1L);
  }

  @Test
  void oneUnbrokenEmploymentIsOneEmployerEvenUnnamed() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    ann.employed("job", "e", "2025-05-01");
    is("EMP10", "data", MATURE, 1L, 1L, 0L);
  }

  @Test
  void salariesOfNothingAreUnknown() {
    for (String pay : List.of("0", "30000", "0.00")) {
      String name = pay + "-" + history.size();
      history
          .learner(name)
          .enrolled(name, "data", "2025-01-01", 90)
          .completed(name, "2025-04-01")
          .employed(name, name, "2025-05-01", it -> it.paysYearly(pay));
    }
    is("SAL1", "data", MATURE, 1L, 3L, 2L);
    Row row = Figures.of(history, MATURE).row("SAL1");
    assertThat(row.value()).isEqualTo(30_000);
    assertThat(row.coverage()).isEqualTo(1 / 3d);
  }

  @Test
  void soIsAnHoursPayWithNoHours() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    ann.employed(
        "job",
        "e",
        "2025-05-01",
        it -> it.hours(0).pays("20", "EUR", Salary.Per.HOUR, Salary.Basis.GROSS));
    is("SAL1", "data", MATURE, 0L, 1L, 1L);
  }

  @Test
  void theGapSaysHowManyHaveNoKnownTargetGroup() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    ann.declared(
        "2025-01-01",
        Attributes.targetGroups(3, PriorSituation.EMPLOYED, false, false, false)
            .disability(Answer.withheld()));
    for (String name : List.of("bob", "cid")) {
      history.learner(name).enrolled(name, "data", "2025-01-01", 90).completed(name, "2025-04-01");
    }
    history.learner("cid").declared("2025-01-01", Attributes.area(true));
    Row row = Figures.of(history, MATURE).row("SOC1");
    assertThat(row.unclassified()).isEqualTo(2);
    assertThat(row.parts()).extracting(Row::denominator).containsExactly(1L, 0L);
    is("SOC1", "data", MATURE, null, null, 1L);
  }

  @Test
  void theTimeToAJobDoesNotSayHowManyAreUnknown() {
    ann.enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");
    is("EMP8", "data", MATURE, 0L, 1L, null);
  }
}
