package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.EXCLUDED;
import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.PENDING;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;

/** EMP7. Completed on 1 April 2025: asked about on 1 October, judged from 31 October on. */
class FavourableOutcomeTest {
  private static final String THE_DAY = "2025-10-01";
  private static final String MATURE = "2025-10-31";

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  private void annIs(Standing standing) {
    Judged.by("EMP7", history, MATURE).is(standing);
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPLOYED", "SELF_EMPLOYED", "STUDYING"})
  void surveyedInWorkOrStudyIsFavourable(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(NUMERATOR);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEEKING", "NOT_SEEKING", "UNABLE"})
  void surveyedInNeitherIsNot(Situation said) {
    ann.surveyed(THE_DAY, said);
    annIs(OTHER);
  }

  @Test
  void aRecordedStudyIsFavourableToItsLastDay() {
    ann.studies("s", "2025-09-01").leftStudy("s", THE_DAY);
    annIs(NUMERATOR);
    ann.retractedThat().leftStudy("s", "2025-09-30");
    annIs(UNKNOWN);
  }

  @Test
  void aRecordedJobOfAnyFieldIsFavourable() {
    ann.employed("job", "e", THE_DAY, it -> it.inField(InField.NO));
    annIs(NUMERATOR);
  }

  @Test
  void theUnknownAreInTheDenominator() {
    annIs(UNKNOWN);
  }

  @Test
  void whoWasExcludedAfterCompletionStaysInAndIsNot() {
    ann.employed("job", "e", "2025-05-01").excluded("e", "2025-06-01", Reason.DIED);
    annIs(OTHER);
  }

  @Test
  void onlyAnExclusionBeforeTakesOutAndNoIntentDoes() {
    ann.wants("e", Intent.FURTHER_STUDY, false, "2025-01-01").employed("job", "e", "2025-05-01");
    annIs(NUMERATOR);
    ann.excluded("e", "2025-03-31", Reason.DIED);
    annIs(EXCLUDED);
  }

  @Test
  void itIsPendingUntilThirtyDaysAfterTheDay() {
    ann.employed("job", "e", "2025-05-01");
    Judged.by("EMP7", history, "2025-10-30").is(PENDING);
  }
}
