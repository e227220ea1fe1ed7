package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  private static final Offset<Double> LAST_DIGIT = within(0.5e-7);

  @Test
  void eighteenOfTwentyIsAsPublished() {
    isWilson(18, 20, .6989664, .9721335);
  }

  @Test
  void oneHundredAndNinetyOfTwoHundredIsAsPublished() {
    isWilson(190, 200, .9104219, .9726174);
  }

  @Test
  void noneOfThirtyIsAsPublished() {
    isWilson(0, 30, 0, .1135134);
  }

  @Test
  void nobodyBeginsAtZeroAndEverybodyEndsAtOneExactly() {
    for (int n = 1; n <= 1_000; n++) {
      assertThat(Interval.wilson(0, n).low()).as("none of %d", n).isZero();
      assertThat(Interval.wilson(n, n).high()).as("all of %d", n).isEqualTo(1);
    }
  }

  @Test
  void fiftySixOfSeventyLessFortyEightOfEightyIsAsNewcombePublished() {
    Interval interval = Interval.newcombe(56, 70, 48, 80);
    assertThat(interval.low()).isCloseTo(.0524, within(0.5e-4));
    assertThat(interval.high()).isCloseTo(.3339, within(0.5e-4));
    assertThat(interval.method()).isEqualTo("newcombe");
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void aDifferenceTheOtherWayRoundHasTheIntervalMirrored() {
    Interval interval = Interval.newcombe(48, 80, 56, 70);
    assertThat(interval.low()).isCloseTo(-.3339, within(0.5e-4));
    assertThat(interval.high()).isCloseTo(-.0524, within(0.5e-4));
  }

  @Test
  void aDifferenceGoesNoFurtherThanOne() {
    assertThat(Interval.newcombe(30, 30, 0, 40).high()).isEqualTo(1);
    assertThat(Interval.newcombe(0, 30, 40, 40).low()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 30", "31, 30", "1, -3"})
  void whatIsNoShareIsRefused(long numerator, long denominator) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interval.wilson(numerator, denominator))
        .withMessageContaining("denominator above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interval.newcombe(1, 2, numerator, denominator))
        .withMessageContaining("denominator above 0");
  }

  private static void isWilson(long numerator, long denominator, double low, double high) {
    Interval interval = Interval.wilson(numerator, denominator);
    assertThat(interval.low()).isCloseTo(low, LAST_DIGIT);
    assertThat(interval.high()).isCloseTo(high, LAST_DIGIT);
    assertThat(interval.method()).isEqualTo("wilson");
    assertThat(interval.level()).isEqualTo(0.95);
  }
}
