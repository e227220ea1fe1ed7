package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Standing.NUMERATOR;
import static org.outcomeledger.indicators.indicator.Standing.OTHER;
import static org.outcomeledger.indicators.indicator.Standing.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** ENR2, and with it how attributes are taken as at the start. */
class TargetGroupsTest {
  private static final Attributes NONE =
      Attributes.targetGroups(3, PriorSituation.EMPLOYED, false, false, false);

  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90);

  private void annIs(Standing standing) {
    Judged.by("ENR2", history, "2025-12-31").is(standing);
  }

  @Test
  void oneKnownGroupIsEnough() {
    ann.declared("2025-01-01", Attributes.area(true));
    annIs(NUMERATOR);
  }

  @Test
  void allFiveKnownFalseIsNo() {
    ann.declared("2025-01-01", NONE);
    annIs(OTHER);
  }

  @Test
  void oneOfTheFiveUnsaidIsUnknown() {
    ann.declared("2025-01-01", Attributes.area(false));
    annIs(UNKNOWN);
  }

  @Test
  void anUndeclaredDisabilityIsNotNone() {
    ann.declared("2025-01-01", NONE.disability(Answer.withheld()));
    annIs(UNKNOWN);
  }

  @Test
  void aJobSeekerBelongs() {
    ann.declared(
        "2025-01-01", Attributes.targetGroups(8, PriorSituation.JOB_SEEKER, false, false, false));
    annIs(NUMERATOR);
  }

  @Test
  void lowerSecondaryEducationBelongs() {
    ann.declared(
        "2025-01-01", Attributes.targetGroups(2, PriorSituation.STUDENT, false, false, false));
    annIs(NUMERATOR);
  }

  @Test
  void nothingDeclaredIsUnknown() {
    annIs(UNKNOWN);
  }

  @Test
  void theLastDeclarationByTheStartCountsAndLaterOnesDoNot() {
    ann.declared("2024-06-01", Attributes.area(false))
        .declared("2025-01-01", Attributes.area(true))
        .declared("2025-01-02", Attributes.area(false));
    annIs(NUMERATOR);
  }

  @Test
  void withoutOneByTheStartTheFirstAfterItCounts() {
    ann.declared("2025-03-01", Attributes.area(false))
        .declared("2025-02-01", Attributes.area(true));
    annIs(NUMERATOR);
  }

  @Test
  void aDeclarationAfterTheStartIsNotKnownBeforeItsDay() {
    ann.declared("2025-02-01", Attributes.area(true));
    Judged.by("ENR2", history, "2025-01-31").is(UNKNOWN);
    Judged.by("ENR2", history, "2025-02-01").is(NUMERATOR);
  }

  @Test
  void twoValuesOnOneDayAreNone() {
    ann.declared("2024-12-01", Attributes.area(true))
        .declared("2025-01-01", Attributes.area(true))
        .declared("2025-01-01", Attributes.area(false));
    annIs(UNKNOWN);
  }

  @Test
  void theSameValueTwiceOnOneDayIsOne() {
    ann.declared("2025-01-01", Attributes.area(true)).declared("2025-01-01", Attributes.area(true));
    annIs(NUMERATOR);
  }

  @Test
  void attributesAreTakenOneByOne() {
    ann.declared("2024-12-01", NONE.disability(Answer.of(true)))
        .declared("2025-01-01", Attributes.area(false));
    annIs(NUMERATOR);
  }

  @Test
  void whatWasTakenBackIsNotKnownWheneverOneAsks() {
    ann.declared("2025-01-01", Attributes.area(true)).tookBack(ProfileAttribute.PRIORITY_AREA);
    annIs(UNKNOWN);
    Judged.by("ENR2", history, "2025-01-01").is(UNKNOWN);
  }

  @Test
  void onlyWhatWasRecordedBeforeIsWipedWhateverItsDate() {
    ann.declared("2025-01-01", NONE).tookBack(ProfileAttribute.PRIORITY_AREA);
    ann.declared("2024-12-01", Attributes.area(true));
    annIs(NUMERATOR);
  }

  @Test
  void onlyTheAttributesThatWereNamedAreWiped() {
    ann.declared("2025-01-01", Attributes.area(true)).tookBack(ProfileAttribute.GENDER);
    annIs(NUMERATOR);
  }

  @Test
  void aWithdrawalOfAttributesThatWasTakenBackLeavesThemAsTheyWere() {
    ann.declared("2025-01-01", Attributes.area(true));
    ann.tookBack(ProfileAttribute.PRIORITY_AREA).retractedThat();
    annIs(NUMERATOR);
  }
}
