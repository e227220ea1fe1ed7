package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.EnrollmentExcluded.Reason;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.figure.Bounds;
import org.outcomeledger.indicators.query.PartialAggregates;

/** What records of each kind of indicator come to, and that parts counted apart add up. */
class FigureRowsTest {
  private static final String MATURE = "2025-10-28";
  private static final Offset<Double> PRINTED = Offset.offset(0.00005);

  private final History history = new History();

  private static History.Learner completed(History history, String name) {
    return history
        .learner(name)
        .enrolled(name, "data", "2025-01-01", 90)
        .completed(name, "2025-04-01");
  }

  private History.Learner completed(String name) {
    return completed(history, name);
  }

  private Figures figures() {
    return Figures.of(history, MATURE);
  }

  @Test
  void theUnknownOfAnotherDenominatorAreInItsBounds() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob").surveyed("2025-10-01", Situation.SEEKING);
    completed("cid");
    completed("dan");
    history.learner("eve").enrolled("eve", "data", "2025-01-01", 90);
    Row row = Figures.of(history, "2025-12-31").row("EMP3");
    assertThat(List.of(row.numerator(), row.denominator(), row.unknown()))
        .isEqualTo(List.of(1L, 2L, 2L));
    assertThat(row.value()).isEqualTo(0.5);
    assertThat(row.bounds()).isEqualTo(new Bounds(0.25, 0.75));
  }

  @Test
  void theUnknownOfTheDenominatorAreNotCountedTwiceInItsBounds() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob");
    Row row = figures().row("EMP1");
    assertThat(List.of(row.numerator(), row.denominator(), row.unknown()))
        .isEqualTo(List.of(1L, 2L, 1L));
    assertThat(row.bounds()).isEqualTo(new Bounds(0.5, 1));
  }

  @Test
  void pendingAndExcludedAreCountedAndInNoRate() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob").wants("bob", Intent.KEEP_JOB, true, "2025-01-01");
    completed("cid").excluded("cid", "2025-02-01", Reason.DIED);
    history.learner("dan").enrolled("dan", "data", "2025-01-01", 90).completed("dan", "2025-04-02");
    history.learner("eve").enrolled("eve", "data", "2025-01-01", 90);
    Row row = figures().row("EMP1");
    assertThat(row.denominator()).isEqualTo(1);
    assertThat(row.pending()).isEqualTo(1);
    assertThat(row.excluded()).isEqualTo(2);
  }

  @Test
  void eachWindowHasARowInOrderOrTheOneThatIsAskedFor() {
    completed("ann").employed("a", "ann", "2025-05-01", it -> it.in("FR"));
    List<Row> rows = Figures.of(history, "2026-10-31").rows("EMP6");
    assertThat(rows.stream().map(Row::window))
        .containsExactly("P6M", "P12M", "P18M", "P24M", "P30M");
    assertThat(rows.stream().map(Row::numerator)).containsExactly(1L, 1L, 1L, 0L, 0L);
    assertThat(rows.stream().map(Row::pending)).containsExactly(0L, 0L, 0L, 1L, 1L);
    assertThat(Figures.of(history, "2026-10-31").row("EMP6 P18M")).isEqualTo(rows.get(2));
  }

  @Test
  void aMedianIsOfTheKnownAndSaysHowManyThatAre() {
    for (int i = 0; i < 7; i++) {
      String pay = Integer.toString(20_000 + 1_000 * i);
      completed("k" + i).employed("k" + i, "k" + i, "2025-05-01", it -> it.paysYearly(pay));
    }
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob").surveyed("2025-09-28", Situation.SEEKING);
    completed("cid").wants("cid", Intent.KEEP_JOB, true, "2025-01-01");
    history.learner("dan").enrolled("dan", "data", "2025-01-01", 90).completed("dan", "2025-04-02");
    Row row = figures().row("SAL1");
    assertThat(row.value()).isEqualTo(23_000);
    assertThat(row.count()).isEqualTo(7);
    assertThat(row.coverage()).isEqualTo(7 / 8d);
    assertThat(row.currency()).isEqualTo("EUR");
    assertThat(row.interval().low()).isEqualTo(20_000);
    assertThat(row.interval().high()).isEqualTo(26_000);
    assertThat(List.of(row.unknown(), row.pending(), row.excluded()))
        .isEqualTo(List.of(1L, 1L, 1L));
  }

  @Test
  void aMedianOfUnderSixHasNoIntervalAndOfNoneNoValue() {
    completed("ann").employed("a", "ann", "2025-05-01", it -> it.paysYearly("20000"));
    assertThat(figures().row("SAL1").interval()).isNull();
    Row none = figures().row("SAL2");
    assertThat(none.value()).isNull();
    assertThat(none.count()).isZero();
    assertThat(none.coverage()).isZero();
  }

  private static void tellSide(History told, String side, boolean target, int all, int placed) {
    for (int i = 0; i < all; i++) {
      String name = side + i;
      History.Learner learner =
          completed(told, name)
              .declared(
                  "2025-01-01",
                  Attributes.targetGroups(3, PriorSituation.EMPLOYED, target, false, false));
      if (i < placed) {
        learner.employed(name, name, "2025-05-01");
      } else {
        learner.surveyed("2025-09-28", Situation.SEEKING);
      }
    }
  }

  @Test
  void theDifferenceIsTheFirstLessTheSecondWithNewcombesInterval() {
    tellSide(history, "t", true, 70, 56);
    tellSide(history, "o", false, 80, 48);
    Row row = figures().row("SOC1");
    assertThat(row.value()).isEqualTo(56 / 70d - 48 / 80d);
    assertThat(row.interval().low()).isEqualTo(.0524, PRINTED);
    assertThat(row.interval().high()).isEqualTo(.3339, PRINTED);
    assertThat(row.parts().stream().map(Row::group))
        .containsExactly(Map.of("target-group", "true"), Map.of("target-group", "false"));
    assertThat(row.parts().stream().map(Row::numerator)).containsExactly(56L, 48L);
    assertThat(row.parts().stream().map(Row::denominator)).containsExactly(70L, 80L);
  }

  @Test
  void twentyOfEachAreEnoughForADifference() {
    tellSide(history, "t", true, 20, 10);
    tellSide(history, "o", false, 20, 5);
    assertThat(figures().row("SOC1").value()).isEqualTo(0.25);
  }

  @Test
  void nineteenOfEitherAreNotAndThePartsAreStillThere() {
    tellSide(history, "t", true, 19, 10);
    tellSide(history, "o", false, 20, 5);
    isWithoutFigures(figures().row("SOC1"));
    History other = new History();
    tellSide(other, "t", true, 20, 10);
    tellSide(other, "o", false, 19, 5);
    isWithoutFigures(Figures.of(other, MATURE).row("SOC1"));
  }

  private static void isWithoutFigures(Row row) {
    assertThat(row.value()).isNull();
    assertThat(row.interval()).isNull();
    assertThat(row.bounds()).isNull();
    assertThat(row.parts().stream().map(Row::denominator)).containsExactlyInAnyOrder(19L, 20L);
  }

  @Test
  void theBoundsOfADifferenceAreItsLeastAndItsMost() {
    tellSide(history, "t", true, 20, 10);
    tellSide(history, "o", false, 20, 5);
    for (int i = 0; i < 5; i++) {
      completed("u" + i).declared("2025-01-01", Attributes.area(true));
      completed("n" + i);
    }
    Row row = figures().row("SOC1");
    assertThat(row.value()).isEqualTo(10 / 25d - 5 / 20d);
    assertThat(row.bounds()).isEqualTo(new Bounds(10 / 25d - 5 / 20d, 15 / 25d - 5 / 20d));
    assertThat(row.unknown()).isEqualTo(5);
  }

  @Test
  void anUnknownOfTheSecondLowersTheLeast() {
    tellSide(history, "t", true, 20, 10);
    tellSide(history, "o", false, 16, 4);
    for (int i = 0; i < 4; i++) {
      completed("u" + i)
          .declared(
              "2025-01-01",
              Attributes.targetGroups(3, PriorSituation.EMPLOYED, false, false, false));
    }
    assertThat(figures().row("SOC1").bounds())
        .isEqualTo(new Bounds(10 / 20d - 8 / 20d, 10 / 20d - 4 / 20d));
  }

  /** Events on days 30 and 60, a study on day 60, nothing known of two, known until day 100. */
  private void tellFates() {
    completed("ann").employed("a", "ann", "2025-05-01");
    completed("bob").employed("b", "bob", "2025-05-31");
    completed("cid").studies("c", "2025-05-31");
    completed("dan");
    completed("eve").surveyed("2025-07-10", Situation.SEEKING);
    completed("fay").wants("fay", Intent.KEEP_JOB, true, "2025-01-01");
    history.learner("gil").enrolled("gil", "data", "2025-01-01", 90);
  }

  @Test
  void aStrictCurveFollowsEveryoneToAsOf() {
    tellFates();
    Curve strict = figures().curves("EMP8").getFirst();
    assertThat(strict.kind()).isEqualTo("strict");
    assertThat(strict.atRisk()).isEqualTo(5);
    assertThat(strict.points().stream().map(CurvePoint::day)).containsExactly(30, 60, 210);
    CurvePoint second = strict.points().get(1);
    assertThat(List.of(second.atRisk(), second.events(), second.competing(), second.censored()))
        .isEqualTo(List.of(4L, 1L, 1L, 0L));
    assertThat(second.incidence()).isEqualTo(0.4, Offset.offset(1e-12));
    CurvePoint last = strict.points().getLast();
    assertThat(last.atRisk()).isEqualTo(2);
    assertThat(last.censored()).isEqualTo(2);
  }

  @Test
  void anObservedOneAsLongAsTheyAreKnown() {
    tellFates();
    List<Curve> curves = figures().curves("EMP8");
    assertThat(curves).hasSize(2);
    Curve observed = curves.getLast();
    assertThat(observed.kind()).isEqualTo("observed");
    assertThat(observed.atRisk()).isEqualTo(5);
    assertThat(observed.points().stream().map(CurvePoint::day)).containsExactly(0, 30, 60, 100);
    assertThat(observed.points().stream().map(CurvePoint::censored))
        .containsExactly(1L, 0L, 0L, 1L);
  }

  @Test
  void aCurveThatIsStrictOnlyComesAlone() {
    tellFates();
    assertThat(figures().curves("COM4")).extracting(Curve::kind).containsExactly("strict");
  }

  @Test
  void theDayOfTheHalfIsTheStrictCurves() {
    tellFates();
    Row row = figures().row("EMP8");
    assertThat(row.value()).isNull();
    assertThat(List.of(row.numerator(), row.denominator(), row.count(), row.excluded()))
        .isEqualTo(List.of(2L, 5L, 5L, 1L));
    completed("hal").employed("h", "hal", "2025-06-30");
    assertThat(figures().row("EMP8").value()).isEqualTo(90);
  }

  @Test
  void partsCountedApartAddUpInEveryKindOfIndicator() {
    History first = new History();
    tellSide(first, "t", true, 21, 9);
    tellSide(first, "o", false, 12, 3);
    completed(first, "u").employed("u", "u", "2025-05-01", it -> it.paysYearly("21000"));
    History second = new History();
    tellSide(second, "o2", false, 13, 4);
    completed(second, "v").employed("v", "v", "2025-06-01", it -> it.paysYearly("22000"));
    completed(second, "w").wants("w", Intent.KEEP_JOB, true, "2025-01-01");
    completed(second, "x");
    for (String name : List.of("y", "z")) {
      second.learner(name).enrolled(name, "data", "2025-10-01", 90);
    }
    History both = new History();
    tellSide(both, "t", true, 21, 9);
    tellSide(both, "o", false, 12, 3);
    completed(both, "u").employed("u", "u", "2025-05-01", it -> it.paysYearly("21000"));
    tellSide(both, "o2", false, 13, 4);
    completed(both, "v").employed("v", "v", "2025-06-01", it -> it.paysYearly("22000"));
    completed(both, "w").wants("w", Intent.KEEP_JOB, true, "2025-01-01");
    completed(both, "x");
    for (String name : List.of("y", "z")) {
      both.learner(name).enrolled(name, "data", "2025-10-01", 90);
    }
    for (String indicator : Set.of("ENR1", "EMP1", "EMP6", "SOC1", "SAL1", "EMP8")) {
      PartialAggregates sum =
          Figures.of(first, MATURE)
              .aggregates(indicator)
              .plus(Figures.of(second, MATURE).aggregates(indicator));
      assertThat(Figures.rows(sum))
          .as(indicator)
          .isEqualTo(Figures.of(both, MATURE).rows(indicator));
      assertThat(Page.ofCurves(sum, List.of()).items())
          .as(indicator)
          .isEqualTo(Figures.of(both, MATURE).curves(indicator));
    }
  }
}
