package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void ofAnOddCountTheMedianIsTheMiddleValue() {
    assertThat(median(40_000, 25_000, 31_000).value()).isEqualTo(31_000);
  }

  @Test
  void ofAnEvenCountTheMedianIsTheMeanOfTheMiddleTwo() {
    assertThat(median(40_000, 25_000, 31_000, 30_001).value()).isEqualTo(30_500.5);
  }

  @Test
  void theValuesAreCountedAndLeftAsTheyAre() {
    double[] values = {3, 1, 2};
    assertThat(Median.of(values)).map(Median::count).contains(3L);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void withoutValuesThereIsNoMedian() {
    assertThat(Median.of(new double[0])).isEmpty();
  }

  @Test
  void fiveValuesHaveNoIntervalAndSixHaveTheirWholeRange() {
    assertThat(oneTo(5).interval()).isEmpty();
    assertThat(oneTo(6).interval()).contains(new Interval("binomial", 0.95, 1, 6));
  }

  @Test
  void theIntervalLeavesTheSameNumberOutAtBothEnds() {
    // P(Bin(20, 1/2) < 6) is .0207, P(Bin(20, 1/2) < 7) is .0577.
    assertThat(oneTo(20).interval()).contains(new Interval("binomial", 0.95, 6, 15));
  }

  @Test
  void hugeValuesHaveAMiddle() {
    assertThat(median(Double.MAX_VALUE, Double.MAX_VALUE).value()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Median.of(new double[] {1, Double.NaN}))
        .withMessageContaining("finite");
  }

  @Test
  void theRankIsTheLargestThatWholeNumbersAllow() {
    for (int n = 0; n <= 600; n++) {
      assertThat(Median.rank(n).orElse(0)).as("rank of %d values", n).isEqualTo(exactRank(n));
    }
  }

  /** 40 · P(Bin(n, 1/2) < r) · 2^n, in whole numbers, is at most 2^n. */
  private static int exactRank(int n) {
    BigInteger ways = BigInteger.ONE;
    BigInteger below = BigInteger.ONE;
    int rank = 0;
    while (below.multiply(BigInteger.valueOf(40)).compareTo(BigInteger.TWO.pow(n)) <= 0) {
      rank++;
      ways = ways.multiply(BigInteger.valueOf(n - rank + 1)).divide(BigInteger.valueOf(rank));
      below = below.add(ways);
    }
    return rank;
  }

  private static Median oneTo(int n) {
    return median(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
  }

  private static Median median(double... values) {
    Optional<Median> median = Median.of(values);
    return median.orElseThrow();
  }
}
