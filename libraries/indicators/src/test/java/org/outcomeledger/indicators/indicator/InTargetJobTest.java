package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN_LEFT_OUT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Job;

/** EMP4. Completed on 1 April 2025: asked about on 1 October 2025 and 1 April 2027. */
class InTargetJobTest {
  private static final String LATER = "2027-12-31";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP4 P6M", history, LATER).is(standing);
  }

  @Test
  void aJobInFieldThatCoversTheDayCountsWithoutEvidence() {
    ann.employed("job", "e", "2025-10-01", Job::withoutEvidence);
    annIs(NUMERATOR);
  }

  @Test
  void aJobOutOfFieldIsAKnownNo() {
    ann.employed("job", "e", "2025-10-01", it -> it.inField(InField.NO));
    annIs(OTHER);
  }

  @Test
  void aJobNotKnownToBeInFieldIsUnknownAndInTheDenominator() {
    ann.employed("job", "e", "2025-10-01", it -> it.inField(InField.UNKNOWN));
    annIs(UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPLOYED", "SELF_EMPLOYED"})
  void aJobKnownBySurveyOnlyIsUnknownAndInTheDenominator(Situation said) {
    ann.surveyed("2025-10-01", said);
    annIs(UNKNOWN);
  }

  @Test
  void anInFieldJobThatEndedTheDayBeforeDoesNotMakeTheSurveyedOneInField() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2025-09-30");
    ann.surveyed("2025-10-01", Situation.EMPLOYED);
    annIs(UNKNOWN);
  }

  @Test
  void anInFieldJobHeldBeforeTheTrainingIsNone() {
    ann.employed("job", "e", "2025-05-01", Job::heldBefore)
        .employed("other", "e", "2025-05-01", it -> it.inField(InField.NO));
    annIs(OTHER);
  }

  @Test
  void ofSeveralJobsOneInFieldIsEnoughAndOneUnknownLeavesItOpenInAnyOrder() {
    List<InField> all = List.of(InField.YES, InField.UNKNOWN, InField.NO);
    for (InField one : all) {
      for (InField other : all) {
        History told = new History();
        told.learner("bob").enrolled("f", "data", "2025-01-01", 90).completed("f", "2025-04-01");
        told.learner("bob").employed("a", "f", "2025-05-01", it -> it.inField(one));
        told.learner("bob").employed("b", "f", "2025-05-01", it -> it.inField(other));
        Judged.by("EMP4 P6M", told, LATER).is(standing(List.of(one, other)));
      }
    }
  }

  private static Standing standing(List<InField> jobs) {
    if (jobs.contains(InField.YES)) {
      return NUMERATOR;
    }
    return jobs.contains(InField.UNKNOWN) ? UNKNOWN : OTHER;
  }

  @Test
  void whoSeeksIsAKnownNoAndWhoIsNotKnownOfIsLeftOut() {
    annIs(UNKNOWN_LEFT_OUT);
    ann.surveyed("2025-10-01", Situation.NOT_SEEKING);
    annIs(OTHER);
  }

  @Test
  void whoStudiesIsTakenOutThoughWorkingInField() {
    ann.employed("job", "e", "2025-05-01").studies("s", "2025-10-01");
    annIs(EXCLUDED);
  }

  @Test
  void whoIsUnableIsTakenOut() {
    ann.surveyed("2025-10-01", Situation.UNABLE);
    annIs(EXCLUDED);
  }

  @Test
  void anotherIntentTakesNobodyOut() {
    ann.wants("e", Intent.KEEP_JOB, true, "2025-01-01").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
  }

  @Test
  void forTheOtherTrainingItIsNotKnownToBeInField() {
    ann.enrolled("w", "web", "2025-01-01", 90).completed("w", "2025-04-01");
    ann.employed("job", "e", "2025-05-01");
    Judged.by("EMP4 P6M", history, LATER).are(Map.of(NUMERATOR, 1, UNKNOWN, 1));
  }

  @Test
  void eachWindowHasItsOwnDayAndMaturity() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2027-03-31");
    Judged.by("EMP4 P6M", history, "2025-10-30").is(PENDING);
    Judged.by("EMP4 P6M", history, "2025-10-31").is(NUMERATOR);
    Judged.by("EMP4 P24M", history, "2027-04-30").is(PENDING);
    Judged.by("EMP4 P24M", history, "2027-05-01").is(UNKNOWN_LEFT_OUT);
  }

  @Test
  void thereAreTwoWindows() {
    SharesByWindow shares = (SharesByWindow) Catalogue.find("EMP4").orElseThrow();
    assertThat(shares.byWindow().keySet()).containsExactly("P6M", "P24M");
  }
}
