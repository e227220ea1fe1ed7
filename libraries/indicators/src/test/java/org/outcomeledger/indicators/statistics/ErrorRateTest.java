package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRateTest {
  private static final long LARGE = 10_000_000;
  private static final Offset<Double> LAST_DIGIT = within(0.5e-4);

  /**
   * In a large population they are Clopper and Pearson's: R. G. Newcombe, Two-sided confidence
   * intervals for the single proportion, Statistics in Medicine 17, 1998, table I, method 5.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2527, .3676",
    "15, 148, .0578, .1617",
    "0, 20, .0000, .1684",
    "1, 29, .0009, .1776"
  })
  void theLimitsOfALargePopulationAreAsPublished(int wrong, int drawn, double low, double high) {
    ErrorRate rate = ErrorRate.of(List.of(new SampledStratum(LARGE, drawn, wrong)), 0);
    assertThat(rate.interval().low()).isCloseTo(low, LAST_DIGIT);
    assertThat(rate.interval().high()).isCloseTo(high, LAST_DIGIT);
    assertThat(rate.rate()).isCloseTo((double) wrong / drawn, within(1e-12));
  }

  /** "0 of 59", as auditors' tables of sample sizes have it. */
  @Test
  void nothingWrongInFiftyNineIsLessThanFivePercentAndInFiftyEightIsNot() {
    assertThat(ErrorRate.atMostIn(new SampledStratum(LARGE, 59, 0), 0)).isLessThan(0.05);
    assertThat(ErrorRate.atMostIn(new SampledStratum(LARGE, 58, 0), 0)).isGreaterThan(0.05);
  }

  @Test
  void nothingWrongInSeventyTwoOfTwoStrataIsLessThanFivePercentOfBoth() {
    assertThat(ofTwo(72).atMost()).isLessThan(0.05);
    assertThat(ofTwo(71).atMost()).isGreaterThan(0.05);
  }

  private static ErrorRate ofTwo(int drawn) {
    return ErrorRate.of(
        List.of(new SampledStratum(LARGE, drawn, 0), new SampledStratum(LARGE / 3, drawn, 0)), 0);
  }

  /** By enumeration of every sample: the number of wrong ones is outside once in 20 at most. */
  @Test
  void everyLimitHoldsAsOftenAsItSaysWhateverIsWrong() {
    int compared = 0;
    for (int records = 1; records <= 24; records++) {
      for (int drawn = 1; drawn <= records; drawn++) {
        for (int wrong = 0; wrong <= records; wrong++, compared++) {
          assertHolds(records, drawn, wrong);
        }
      }
    }
    assertThat(compared).isEqualTo(5_200);
  }

  private static void assertHolds(int records, int drawn, int wrong) {
    BigInteger above = BigInteger.ZERO;
    BigInteger below = BigInteger.ZERO;
    for (int found = Math.max(0, drawn - records + wrong);
        found <= Math.min(drawn, wrong);
        found++) {
      var stratum = new SampledStratum(records, drawn, found);
      BigInteger draws = choose(wrong, found).multiply(choose(records - wrong, drawn - found));
      above = stratum.atMost(20) < wrong ? above.add(draws) : above;
      below = stratum.atLeast(20) > wrong ? below.add(draws) : below;
    }
    BigInteger oneInTwenty = choose(records, drawn).divide(BigInteger.valueOf(20));
    String what = "%d wrong of %d, %d drawn".formatted(wrong, records, drawn);
    assertThat(above).as(what).isLessThanOrEqualTo(oneInTwenty);
    assertThat(below).as(what).isLessThanOrEqualTo(oneInTwenty);
  }

  /** Pascal's triangle. */
  private static BigInteger choose(int of, int many) {
    BigInteger[] row = new BigInteger[of + 1];
    for (int i = 0; i <= of; i++) {
      row[i] = BigInteger.ONE;
      for (int j = i - 1; j > 0; j--) {
        row[j] = row[j].add(row[j - 1]);
      }
    }
    return row[many];
  }

  @Test
  void whereAllWereDrawnNothingIsLeftToChance() {
    ErrorRate rate =
        ErrorRate.of(List.of(new SampledStratum(30, 30, 3), new SampledStratum(10, 10, 0)), 0);
    assertThat(rate.rate()).isEqualTo(0.075);
    assertThat(rate.interval().low()).isEqualTo(0.075);
    assertThat(rate.interval().high()).isEqualTo(0.075);
    assertThat(rate.atMost()).isEqualTo(0.075);
  }

  /** Who erases wrong records before the draw gains nothing by it. */
  @Test
  void recordsThatWereErasedBeforeTheDrawArePossiblyWrong() {
    SampledStratum whole = new SampledStratum(90, 90, 9);
    ErrorRate rate = ErrorRate.of(List.of(whole), 10);
    assertThat(rate.rate()).isEqualTo(0.1);
    assertThat(rate.interval().low()).isEqualTo(0.09);
    assertThat(rate.interval().high()).isEqualTo(0.19);
    assertThat(rate.atMost()).isEqualTo(0.19);
    assertThat(ErrorRate.atMostIn(whole, 10)).isEqualTo(0.19);
  }

  @Test
  void aStratumWeighsAsManyRecordsAsItHas() {
    ErrorRate rate =
        ErrorRate.of(List.of(new SampledStratum(900, 60, 0), new SampledStratum(100, 50, 5)), 0);
    assertThat(rate.rate()).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void aStratumOfWhichAllWasDrawnCostsTheOtherNothing() {
    SampledStratum part = new SampledStratum(1_000, 59, 1);
    double alone = part.atMost(20);
    assertThat(ErrorRate.of(List.of(part, new SampledStratum(40, 40, 2)), 0).atMost())
        .isCloseTo((alone + 2) / 1_040, within(1e-12));
  }

  @Test
  void whatNoDrawHasIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledStratum(10, 11, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledStratum(10, 5, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledStratum(10, 5, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledStratum(10, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorRate.of(List.of(), 0));
  }
}
