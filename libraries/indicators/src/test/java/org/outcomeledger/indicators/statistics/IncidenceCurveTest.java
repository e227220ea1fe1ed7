package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

class IncidenceCurveTest {
  private static final Offset<Double> LAST_DIGIT = within(0.5e-6);

  @Test
  void freireichsSurvivalAndItsStandardErrorAreAsPublished() {
    IncidenceCurve curve = freireich();
    isFreireich(curve, 6, 21, 3, .857143, .076360);
    isFreireich(curve, 7, 17, 1, .806723, .086935);
    isFreireich(curve, 10, 15, 1, .752941, .096350);
    isFreireich(curve, 13, 12, 1, .690196, .106815);
    isFreireich(curve, 16, 11, 1, .627451, .114054);
    isFreireich(curve, 22, 7, 1, .537815, .128234);
    isFreireich(curve, 23, 6, 1, .448179, .134591);
  }

  @Test
  void thoseWhoOnlyLeftTheViewMakeAPointOfTheirOwn() {
    Point censored = on(freireich(), 32);
    assertThat(censored.censored()).isEqualTo(2);
    assertThat(censored.survival()).isCloseTo(.448179, LAST_DIGIT);
    assertThat(freireich().points()).extracting(Point::day).endsWith(32, 34, 35).hasSize(16);
  }

  @Test
  void halfOfFreireichsHadTheEventByWeekTwentyThreeAndNotBeforeThirteen() {
    MedianDay median = freireich().median();
    assertThat(median.value()).hasValue(23);
    assertThat(median.interval().low()).hasValue(13);
    assertThat(median.interval().high()).isEmpty();
    assertThat(median.interval().method()).isEqualTo("log(-log)");
  }

  @Test
  void satagopansIncidenceIsAsItsTableTwoHasItBeforeRounding() {
    IncidenceCurve curve =
        IncidenceCurve.of(
            304,
            new int[] {10, 16, 18, 23, 26, 27},
            new long[] {1, 1, 0, 1, 0, 1},
            new long[] {0, 0, 1, 0, 1, 0},
            new long[] {1, 0, 0, 1, 0, 0});
    assertThat(curve.points())
        .extracting(Point::atRisk)
        .containsExactly(304L, 302L, 301L, 300L, 298L, 297L);
    assertThat(curve.points())
        .extracting(point -> Math.round(point.incidence() * 1e6) / 1e4)
        .containsExactly(.3289, .6590, .6590, .9890, .9890, 1.3202);
  }

  @Test
  void theFirstPointOfTheContractsExampleIsAsItStandsThere() {
    Point point = oneDay(40, 7, 1, 0, 0);
    assertThat(point.atRisk()).isEqualTo(40);
    assertThat(point.incidence()).isEqualTo(.0250);
    assertThat(point.survival()).isEqualTo(.9750);
    assertThat(point.standardError()).isCloseTo(.0247, within(0.5e-4));
    Interval interval = point.interval().orElseThrow();
    assertThat(interval.method()).isEqualTo("log(-log)");
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(interval.low()).isCloseTo(.0020, within(0.5e-4));
    assertThat(interval.high()).isCloseTo(.1127, within(0.5e-4));
  }

  @Test
  void whoLeavesTheViewOnADayWasAtRiskOfItsEvents() {
    IncidenceCurve curve =
        IncidenceCurve.of(
            4, new int[] {3, 5}, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1});
    assertThat(on(curve, 3).incidence()).isEqualTo(1 / 4.0);
    assertThat(on(curve, 5).atRisk()).isEqualTo(2);
    assertThat(on(curve, 5).incidence()).isEqualTo(1 / 4.0 + 3 / 4.0 * 1 / 2);
  }

  @Test
  void whoHadACompetingEventNeverHasTheOther() {
    IncidenceCurve curve =
        IncidenceCurve.of(
            4, new int[] {1, 2}, new long[] {0, 2}, new long[] {2, 0}, new long[] {0, 0});
    assertThat(on(curve, 2).incidence()).isEqualTo(1 / 2.0);
    assertThat(on(curve, 2).survival()).isZero();
  }

  @Test
  void theDayOfCompletionCounts() {
    assertThat(oneDay(4, 0, 1, 1, 0).incidence()).isEqualTo(1 / 4.0);
  }

  @Test
  void nobodyAndEverybodyAreCertainAndHaveNoInterval() {
    Point nobody = oneDay(3, 2, 0, 2, 1);
    assertThat(nobody.incidence()).isZero();
    assertThat(nobody.standardError()).isZero();
    assertThat(nobody.interval()).isEmpty();
    // Here the terms come to 0.9999999999999999.
    IncidenceCurve everybody =
        IncidenceCurve.of(
            6,
            new int[] {1, 2, 3, 4, 5, 6},
            new long[] {1, 1, 1, 1, 1, 1},
            new long[6],
            new long[6]);
    assertThat(on(everybody, 6).incidence()).isEqualTo(1);
    assertThat(on(everybody, 6).standardError()).isZero();
    assertThat(on(everybody, 6).interval()).isEmpty();
  }

  @Test
  void daysOnWhichNothingHappenedHaveNoPoint() {
    IncidenceCurve curve =
        IncidenceCurve.of(
            2,
            new int[] {0, 1, 2, 3},
            new long[] {0, 1, 0, 0},
            new long[4],
            new long[] {0, 0, 1, 0});
    assertThat(curve.points()).extracting(Point::day).containsExactly(1, 2);
    assertThat(curve.atRisk()).isEqualTo(2);
  }

  @Test
  void anEmptyCohortHasACurveWithoutPoints() {
    IncidenceCurve curve = IncidenceCurve.of(0, new int[0], new long[0], new long[0], new long[0]);
    assertThat(curve.points()).isEmpty();
    assertThat(curve.median().value()).isEmpty();
  }

  @Test
  void whoIsCountedNowhereStaysAtRisk() {
    assertThat(oneDay(10, 3, 2, 0, 0).survival()).isEqualTo(8 / 10.0);
  }

  @Test
  void theMedianIsTheDayOfTheVeryHalf() {
    for (int half = 1; half <= 300; half++) {
      int[] days = new int[half + 1];
      long[] events = new long[half + 1];
      for (int i = 0; i <= half; i++) {
        days[i] = i;
        events[i] = 1;
      }
      IncidenceCurve curve =
          IncidenceCurve.of(2L * half, days, events, new long[half + 1], new long[half + 1]);
      assertThat(curve.median().value()).as("%d of %d", half, 2 * half).hasValue(half - 1);
    }
  }

  @Test
  void bothEndsOfTheMediansIntervalAreReachedWhereTheCurveIsSureEnough() {
    long[] five = {5, 5, 5, 5, 5, 5, 5, 5, 5};
    IncidenceCurve curve =
        IncidenceCurve.of(
            50, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, five, new long[9], new long[9]);
    // Limits, by R's survfit: day 3 .181 to .429, 4 .265 to .531, 6 .451 to .720, 7 .553 to .807.
    assertThat(curve.median().value()).hasValue(5);
    assertThat(curve.median().interval().low()).hasValue(4);
    assertThat(curve.median().interval().high()).hasValue(7);
  }

  @Test
  void aCurveThatGoesFromNobodyToEverybodyLimitsNothing() {
    MedianDay median =
        IncidenceCurve.of(9, new int[] {5}, new long[] {9}, new long[] {0}, new long[] {0})
            .median();
    assertThat(median.value()).hasValue(5);
    assertThat(median.interval().low()).isEqualTo(OptionalInt.empty());
    assertThat(median.interval().high()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void whatIsNoCohortIsRefused() {
    refuses("three counts", 9, new int[] {1, 2}, new long[] {1});
    refuses("ascend", 9, new int[] {-1}, new long[] {1});
    refuses("ascend", 9, new int[] {2, 2}, new long[] {1, 1});
    refuses("less than 0 times", 9, new int[] {2}, new long[] {-1});
    refuses("More leave", 9, new int[] {2, 3}, new long[] {5, 5});
  }

  private static void refuses(String reason, long atRisk, int[] days, long[] events) {
    long[] none = new long[events.length];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IncidenceCurve.of(atRisk, days, events, none, none))
        .withMessageContaining(reason);
  }

  /** 6-mercaptopurine arm of Freireich's trial; weeks for days. */
  private static IncidenceCurve freireich() {
    return IncidenceCurve.of(
        21,
        new int[] {6, 7, 9, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35},
        new long[] {3, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0},
        new long[16],
        new long[] {1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 2, 1, 1});
  }

  /** Without competing events S is 1 - F, and both have one standard error. */
  private static void isFreireich(
      IncidenceCurve curve, int week, long atRisk, long events, double survival, double error) {
    Point point = on(curve, week);
    assertThat(List.of(point.atRisk(), point.events())).containsExactly(atRisk, events);
    assertThat(point.survival()).isCloseTo(survival, LAST_DIGIT);
    assertThat(point.incidence()).isCloseTo(1 - survival, LAST_DIGIT);
    assertThat(point.standardError()).isCloseTo(error, LAST_DIGIT);
  }

  private static Point oneDay(long atRisk, int day, long events, long competing, long censored) {
    return on(
        IncidenceCurve.of(
            atRisk,
            new int[] {day},
            new long[] {events},
            new long[] {competing},
            new long[] {censored}),
        day);
  }

  private static Point on(IncidenceCurve curve, int day) {
    Optional<Point> point = curve.points().stream().filter(it -> it.day() == day).findFirst();
    return point.orElseThrow(() -> new AssertionError("No point on day " + day));
  }
}
