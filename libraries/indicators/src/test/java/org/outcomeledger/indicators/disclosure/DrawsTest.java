package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts go up or down to a multiple of 5, so that their expectation is the count. */
class DrawsTest {
  private static final int KEYS = 20_000;

  private final DisclosureControl control = Secrets.control(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 21, 998})
  void aCountGoesUpAsOftenAsItIsNearerToTheHigherMultiple(long count) {
    double up = (count % 5) / 5.0;
    long ups =
        LongStream.range(0, KEYS)
            .map(key -> control.rounded(count, key))
            .filter(it -> it > count)
            .count();
    assertThat((double) ups / KEYS).isCloseTo(up, within(0.012));
    assertThat(LongStream.range(0, KEYS).map(key -> control.rounded(count, key)))
        .allMatch(it -> it % 5 == 0 && Math.abs(it - count) < 5);
  }

  @Test
  void aMultipleStaysWhatItIs() {
    assertThat(LongStream.range(0, 1000).map(key -> control.rounded(45, key))).containsOnly(45L);
  }

  @Test
  void theSameRecordsAreRoundedInTheSameWayUnderOneSecretAndNotUnderAnother() {
    long differs =
        LongStream.range(0, 1000)
            .filter(key -> control.rounded(23, key) != Secrets.control(2).rounded(23, key))
            .count();
    assertThat(differs).isBetween(400L, 560L);
    assertThat(LongStream.range(0, 1000))
        .allMatch(key -> control.rounded(23, key) == Secrets.control(1).rounded(23, key));
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new DisclosureControl(Policy.STANDARD, new byte[31]))
        .hasMessage("The disclosure secret needs at least 32 bytes");
  }

  @Test
  void thresholdsThatProtectNobodyAreRefused() {
    assertThatThrownBy(() -> new Policy(9, 5, 40, 500, 10, 30))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Policy(20, 1, 40, 500, 10, 30))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Policy(10, 3, 20, 500, 10, 30).fewest()).isEqualTo("at-most-20-percent");
    assertThat(Policy.STANDARD.fewest()).isEqualTo("at-most-20-percent");
    assertThat(Policy.STANDARD.most()).isEqualTo("at-least-80-percent");
  }
}
