package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.recount.IncidenceEstimate.Leaving;

/** The statistics of the recount on cases that others published. */
class PublishedFiguresTest {

  @Test
  void freireichsSurvivalAndItsStandardErrorAreThePublishedOnes() {
    TreeMap<Long, Leaving> weeks = new TreeMap<>();
    LongStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23)
        .forEach(it -> weeks.merge(it, new Leaving(1, 0, 0), PublishedFiguresTest::plus));
    LongStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
        .forEach(it -> weeks.merge(it, new Leaving(0, 0, 1), PublishedFiguresTest::plus));

    List<CurveDay> events =
        IncidenceEstimate.of(weeks).stream().filter(it -> it.events() > 0).toList();
    assertThat(events.stream().map(CurveDay::day)).containsExactly(6L, 7L, 10L, 13L, 16L, 22L, 23L);
    assertThat(events.stream().map(CurveDay::atRisk))
        .containsExactly(21L, 17L, 15L, 12L, 11L, 7L, 6L);
    assertThat(events.stream().map(it -> sixDigits(it.survival())))
        .containsExactly(
            "0.857143", "0.806723", "0.752941", "0.690196", "0.627451", "0.537815", "0.448179");
    assertThat(events.stream().map(it -> sixDigits(it.standardError())))
        .containsExactly(
            "0.076360", "0.086935", "0.096350", "0.106815", "0.114054", "0.128234", "0.134591");
    assertThat(events.stream().map(it -> sixDigits(1 - it.incidence())))
        .isEqualTo(events.stream().map(it -> sixDigits(it.survival())).toList());
  }

  @Test
  void satagopansIncidenceIsThePublishedOneUnrounded() {
    TreeMap<Long, Leaving> days = new TreeMap<>();
    // Those censored in between are what makes the numbers at risk fall.
    days.put(10L, new Leaving(1, 0, 1));
    days.put(16L, new Leaving(1, 0, 0));
    days.put(18L, new Leaving(0, 1, 0));
    days.put(23L, new Leaving(1, 0, 1));
    days.put(26L, new Leaving(0, 1, 0));
    days.put(27L, new Leaving(1, 0, 296));

    List<CurveDay> curve = IncidenceEstimate.of(days);
    assertThat(curve.stream().map(CurveDay::atRisk))
        .containsExactly(304L, 302L, 301L, 300L, 298L, 297L);
    assertThat(curve.stream().map(it -> sixDigits(it.incidence())))
        .containsExactly("0.003289", "0.006590", "0.006590", "0.009890", "0.009890", "0.013202");
  }

  @Test
  void wilsonsIntervalsAreThePublishedOnes() {
    close(ConfidenceInterval.wilson(18, 20), .6989664, .9721335);
    close(ConfidenceInterval.wilson(190, 200), .9104219, .9726174);
    close(ConfidenceInterval.wilson(0, 30), 0, .1135134);
  }

  @Test
  void newcombesIntervalIsThePublishedOne() {
    ConfidenceInterval first = ConfidenceInterval.wilson(56, 70);
    ConfidenceInterval second = ConfidenceInterval.wilson(48, 80);

    ConfidenceInterval difference =
        ConfidenceInterval.newcombe(56 / 70.0, first, 48 / 80.0, second);
    assertThat(difference.low()).isCloseTo(.0524, within(.00005));
    assertThat(difference.high()).isCloseTo(.3339, within(.00005));
  }

  @Test
  void theIntervalOfAMedianNeedsSixValuesAndReachesFromRankToRank() {
    assertThat(MedianOfValues.rank(5)).isZero();
    assertThat(MedianOfValues.rank(6)).isEqualTo(1);
    // P(Bin(8, ½) < 1) is 1/256, P(Bin(8, ½) < 2) is 9/256: over .025.
    assertThat(MedianOfValues.rank(8)).isEqualTo(1);
    // P(Bin(9, ½) < 2) is 10/512: under .025.
    assertThat(MedianOfValues.rank(9)).isEqualTo(2);
    assertThat(MedianOfValues.rank(100)).isEqualTo(40);
    assertThat(values(1, 2, 3, 10).value()).isEqualTo(2.5);
    assertThat(values(1, 2, 3, 4, 5, 6, 7, 8, 90).interval())
        .contains(new ConfidenceInterval(2, 8));
    assertThat(values(1, 2, 3, 4, 5).interval()).isEmpty();
  }

  /** P(Bin(n,½) < r) as a fraction: whole numbers of as many bits as there are values. */
  @Test
  void theRankInAMediansIntervalIsThatOfWholeNumbers() {
    for (int n = 1; n <= 3_000; n += 7) {
      BigInteger below = BigInteger.ZERO;
      BigInteger coefficient = BigInteger.ONE;
      int r = 0;
      while (isAtMostOneOfForty(below.add(coefficient), n)) {
        below = below.add(coefficient);
        coefficient =
            coefficient.multiply(BigInteger.valueOf(n - r)).divide(BigInteger.valueOf(r + 1));
        r++;
      }
      assertThat(MedianOfValues.rank(n)).as("of %d values", n).isEqualTo(r);
    }
  }

  private static boolean isAtMostOneOfForty(BigInteger part, int n) {
    return part.multiply(BigInteger.valueOf(40)).compareTo(BigInteger.TWO.pow(n)) <= 0;
  }

  private static MedianOfValues values(int... sorted) {
    return new MedianOfValues(Arrays.stream(sorted).mapToObj(BigDecimal::valueOf).toList());
  }

  private static Leaving plus(Leaving one, Leaving other) {
    return new Leaving(
        one.events() + other.events(),
        one.competing() + other.competing(),
        one.censored() + other.censored());
  }

  private static void close(ConfidenceInterval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(.00000005));
    assertThat(interval.high()).isCloseTo(high, within(.00000005));
  }

  private static String sixDigits(double figure) {
    return BigDecimal.valueOf(figure).setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
