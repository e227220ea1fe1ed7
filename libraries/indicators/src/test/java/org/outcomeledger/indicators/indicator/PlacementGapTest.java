package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** SOC1: who is on which side. What the two come to is the accumulator's. */
class PlacementGapTest {
  private static final String AS_OF = "2025-12-31";
  private static final Attributes NONE =
      Attributes.targetGroups(3, PriorSituation.EMPLOYED, false, false, false);

  private final PlacementGap gap = new PlacementGap();
  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90).completed("e", "2025-04-01");

  @Test
  void withOneTargetGroupKnownTrueARecordIsOfTheFirst() {
    ann.declared("2025-01-01", Attributes.area(true));
    assertThat(side()).isEqualTo(Difference.Side.FIRST);
  }

  @Test
  void withAllFiveKnownFalseItIsOfTheSecond() {
    ann.declared("2025-01-01", NONE);
    assertThat(side()).isEqualTo(Difference.Side.SECOND);
  }

  @Test
  void withOneOfThemUnknownItIsOfNeither() {
    ann.declared("2025-01-01", NONE.disability(Answer.withheld()));
    assertThat(side()).isEqualTo(Difference.Side.NEITHER);
  }

  private Difference.Side side() {
    return Derived.answer(history, AS_OF, gap::side);
  }

  @Test
  void bothAreSharesOfInFieldJobsByCompletionAndEachHasToBeTwenty() {
    assertThat(gap.share().definition().id()).isEqualTo("EMP1");
    assertThat(gap.least()).isEqualTo(20);
    assertThat(gap.dimension()).isEqualTo("target-group");
    assertThat(Derived.answer(history, AS_OF, gap::referenceDay))
        .isEqualTo(Days.of(LocalDate.parse("2025-04-01")));
  }
}
