package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;
import org.outcomeledger.indicators.figure.DifferenceFigure;
import org.outcomeledger.indicators.figure.DisclosedIncidenceFigure;
import org.outcomeledger.indicators.figure.DisclosedMedianFigure;
import org.outcomeledger.indicators.figure.DisclosedWindowsFigure;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.NumberFigure;
import org.outcomeledger.indicators.figure.ShareFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.query.GroupFigure;

/** What becomes of exact figures, kind by kind. */
class DisclosedFiguresTest {
  private static final Figure HIDDEN = WithheldFigure.hidden("hidden");
  private static final String START = "2025-01-06";
  private static final String COMPLETED = "2025-03-31";

  private final History history = new History();
  private final DisclosureControl control = Secrets.control(7);
  private int learners;

  @Test
  void theRowsOfInserJeunesAreHiddenUnderTwentyLeavers() {
    leavers("a", 22, 13, 5);
    leavers("b", 28, 4, 21);
    leavers("c", 24, 6, 12);
    assertThat(ask("EMP6?window=P6M&by=programme").told(control))
        .extracting(GroupFigure::figure)
        .containsOnly(new DisclosedWindowsFigure(Map.of("P6M", HIDDEN)))
        .hasSize(3);
    assertThat(ask("EMP7?by=programme").told(control))
        .extracting(GroupFigure::figure)
        .allMatch(it -> it instanceof ShareFigure || isCoded(it));
  }

  @Test
  void ofThirtyOfWhomTwentyStudyTheFavourableOutcomeIsToldAndTheSalariedAreHidden() {
    leavers("a", 30, 3, 20);
    assertThat(ask("EMP6?window=P6M").one(control))
        .isEqualTo(new DisclosedWindowsFigure(Map.of("P6M", HIDDEN)));
    Secrets.controls(100)
        .map(it -> ask("EMP7").one(it))
        .forEach(
            it ->
                assertThat(it)
                    .isInstanceOfSatisfying(
                        ShareFigure.class,
                        share -> {
                          assertThat(share.numerator()).isIn(20L, 25L);
                          assertThat(share.denominator() - share.numerator()).isIn(5L, 10L);
                        }));
  }

  @Test
  void aShareIsMadeOfItsRoundedCounts() {
    leavers("a", 200, 73, 0);
    assertThat(ask("EMP7").one(control))
        .isInstanceOfSatisfying(
            ShareFigure.class,
            it -> {
              assertThat(it.numerator()).isIn(70L, 75L);
              assertThat(it.denominator() - it.numerator()).isIn(125L, 130L);
              assertThat(it.value()).contains((double) it.numerator() / it.denominator());
              assertThat(it.interval().orElseThrow().low()).isLessThan(it.value().orElseThrow());
              assertThat(it.unknown()).isBetween(125L, it.denominator() - it.numerator());
              assertThat(it.bounds().orElseThrow().high()).isEqualTo(1.0);
            });
  }

  @Test
  void nobodyOfFewIsToldInWordsAndNobodyOfManyInNumbers() {
    leavers("a", 30, 0, 0);
    assertThat(ask("EMP7").one(control)).isEqualTo(WithheldFigure.coded("at-most-20-percent"));
    leavers("a", 30, 0, 0);
    assertThat(ask("EMP7").one(control))
        .isInstanceOfSatisfying(ShareFigure.class, it -> assertThat(it.numerator()).isZero());
  }

  @Test
  void everybodyOfFewIsToldInWords() {
    leavers("a", 35, 35, 0);
    assertThat(ask("EMP7").one(control)).isEqualTo(WithheldFigure.coded("at-least-80-percent"));
  }

  @Test
  void nineteenAreHiddenAndTwentyAreNot() {
    leavers("a", 19, 9, 0);
    assertThat(ask("EMP1").one(control)).isEqualTo(HIDDEN);
    leavers("a", 1, 1, 0);
    assertThat(ask("EMP1").one(control)).isInstanceOf(ShareFigure.class);
  }

  @Test
  void whoIsHiddenTakesTheNextSmallestAlongButNotTheTotal() {
    leavers("a", 60, 30, 0);
    leavers("b", 3, 1, 0);
    leavers("c", 100, 50, 0);
    assertThat(ask("EMP1?by=programme").told(control))
        .extracting(it -> it.figure().equals(HIDDEN))
        .containsExactly(true, true, false);
    assertThat(ask("EMP1").one(control)).isInstanceOf(ShareFigure.class);
  }

  @Test
  void aCellIsHiddenInWhateverWayItIsAskedFor() {
    leavers("a", 60, 30, 0);
    leavers("b", 3, 1, 0);
    leavers("c", 100, 50, 0);
    String quarter = "from=2025-01-01&to=2025-03-31";
    for (String asked :
        List.of(
            "EMP1?where=programme:a",
            "EMP1?by=programme&where=programme:a",
            "EMP1?where=programme:a&" + quarter,
            "EMP1?where=programme:a&by=cohort-quarter",
            "EMP1?where=programme:a&where=cohort-month:2025-03",
            "EMP1?where=cohort-year:2025&by=programme&where=programme:a",
            "EMP1?where=programme:a&where=gender:unknown")) {
      assertThat(ask(asked).one(control)).as(asked).isEqualTo(HIDDEN);
    }
    assertThat(ask("EMP1?where=programme:c").one(control)).isInstanceOf(ShareFigure.class);
  }

  @Test
  void theSameRecordsGiveTheSameFigureHoweverTheyAreAskedFor() {
    leavers("a", 63, 31, 0);
    leavers("b", 58, 22, 0);
    assertThat(
            List.of(
                "EMP1?where=programme:a",
                "EMP1?by=programme&where=programme:a",
                "EMP1?where=programme:a&by=gender",
                "EMP1?where=programme:a&by=cohort-month",
                "EMP1?where=programme:a&from=2025-01-01&to=2025-12-31"))
        .extracting(it -> ask(it).one(control))
        .containsOnly(ask("EMP1?where=programme:a").one(control));
  }

  @Test
  void aMedianGoesToTheNearestFiveHundredAndIsHiddenBelowTwentyKnown() {
    for (int i = 0; i < 21; i++) {
      int salary = 30_000 + 130 * i;
      leaver("a")
          .employed(
              "j" + learners, "e" + learners, "2025-05-01", job -> job.paysYearly("" + salary));
    }
    assertThat(ask("SAL1").one(control))
        .isInstanceOfSatisfying(
            DisclosedMedianFigure.class,
            it -> {
              assertThat(it.median().orElseThrow().value()).isEqualTo(31_500.0);
              assertThat(it.median().orElseThrow().interval().orElseThrow().low() % 500).isZero();
              assertThat(it.count()).isIn(20L, 25L);
            });
    leavers("b", 40, 40, 0);
    assertThat(ask("SAL1?where=programme:b").one(control)).isEqualTo(HIDDEN);
  }

  @Test
  void aCurveHasStepsOfThirtyDaysAsLongAsTwentyAreAtRisk() {
    for (int i = 0; i < 100; i++) {
      String day = "2025-%02d-15".formatted(4 + i % 8);
      leaver("a").employed("j" + learners, "e" + learners, day);
    }
    assertThat(ask("EMP8").one(control))
        .isInstanceOfSatisfying(
            DisclosedIncidenceFigure.class,
            it -> {
              assertThat(it.strict().days()).isNotEmpty();
              assertThat(it.strict().days()).allMatch(day -> day.day() % 30 == 0);
              assertThat(it.strict().days())
                  .allMatch(day -> day.events() % 5 == 0 && day.censored() % 5 == 0);
              assertThat(it.strict().curve().points()).allMatch(point -> point.atRisk() >= 20);
              assertThat(it.atRisk()).isEqualTo(it.strict().atRisk()).isEqualTo(100);
              assertThat(it.median().value().orElseThrow() % 10).isZero();
            });
  }

  @Test
  void learnersAreRoundedToo() {
    for (int i = 0; i < 33; i++) {
      history.learner("l" + i).enrolled("e" + i, "a", "2026-05-01", 200);
    }
    assertThat(ask("ENR1").one(control))
        .isInstanceOfSatisfying(NumberFigure.class, it -> assertThat(it.number()).isIn(30L, 35L));
    assertThat(ask("ENR1?where=programme:b").one(control)).isEqualTo(HIDDEN);
  }

  @Test
  void ofADifferenceEachPartMustBeEnough() {
    for (int i = 0; i < 80; i++) {
      History.Learner learner =
          leaver("a")
              .declared(
                  START, Attributes.targetGroups(5, PriorSituation.EMPLOYED, i < 40, false, false));
      if (i % 2 == 0) {
        learner.employed("j" + learners, "e" + learners, "2025-05-01");
      }
    }
    assertThat(ask("SOC1").one(control))
        .isInstanceOfSatisfying(
            DifferenceFigure.class,
            it -> {
              assertThat(it.first().denominator() % 5).isZero();
              assertThat(it.value()).isPresent();
            });
    for (int i = 0; i < 15; i++) {
      leaver("b").declared(START, Attributes.area(true));
    }
    assertThat(ask("SOC1?where=programme:b").one(control)).isEqualTo(HIDDEN);
  }

  @Test
  void aPlatformSeesItsOwnUnderControlAndNothingOfWhatOthersHide() {
    leavers("a", 60, 30, 0);
    for (int i = 0; i < 3; i++) {
      history.learner("other", "o" + i).enrolled("e", "b", START, 60).completed("e", COMPLETED);
    }
    assertThat(cube().ask("EMP1?by=programme").told(control))
        .extracting(it -> it.figure().equals(HIDDEN))
        .containsExactly(true, true);
    assertThat(cube().of("p").ask("EMP1?by=programme").told(control))
        .extracting(it -> it.figure().equals(HIDDEN))
        .containsExactly(false);
    assertThat(cube().of("other").ask("EMP1").one(control)).isEqualTo(HIDDEN);
  }

  private static boolean isCoded(Figure figure) {
    return figure instanceof WithheldFigure withheld
        && withheld.coded().equals(Optional.of("at-least-80-percent"));
  }

  /** So many who completed, of whom so many work for a wage in France, and so many study. */
  private void leavers(String programme, int all, int employed, int studying) {
    for (int i = 0; i < all; i++) {
      History.Learner learner = leaver(programme);
      if (i < employed) {
        learner.employed("j" + learners, "e" + learners, "2025-05-01", job -> job.in("FR"));
      } else if (i < employed + studying) {
        learner.studies("s" + learners, "2025-05-01");
      } else if (i % 2 == 0) {
        learner.surveyed("2025-09-30", Situation.UNREACHABLE);
      }
    }
  }

  private History.Learner leaver(String programme) {
    learners++;
    return history
        .learner("l" + learners)
        .enrolled("e" + learners, programme, START, 60)
        .completed("e" + learners, COMPLETED);
  }

  private AskedCube.Answer ask(String asked) {
    return cube().ask(asked);
  }

  private AskedCube cube() {
    return AskedCube.of(history.facts());
  }
}
