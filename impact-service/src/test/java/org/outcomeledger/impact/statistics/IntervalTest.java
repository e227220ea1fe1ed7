package org.outcomeledger.impact.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

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
  void noneOfThirtyBeginsAtZeroExactly() {
    isWilson(0, 30, 0, .1135134);
    assertThat(Interval.wilson(0, 30).low()).isZero();
    assertThat(Interval.wilson(30, 30).high()).isEqualTo(1);
  }

  private static void isWilson(long numerator, long denominator, double low, double high) {
    Interval interval = Interval.wilson(numerator, denominator);
    assertThat(interval.low()).isCloseTo(low, LAST_DIGIT);
    assertThat(interval.high()).isCloseTo(high, LAST_DIGIT);
    assertThat(interval.method()).isEqualTo("wilson");
    assertThat(interval.level()).isEqualTo(0.95);
  }
}
