package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void boundsLeaveRoomForEveryUnknown() {
    assertThat(new Counts(412, 600, 30, 600, 85, 12).bounds())
        .contains(new Bounds(412 / 600.0, 442 / 600.0));
  }

  @Test
  void outOfNothingThereIsNoFigure() {
    Counts nothing = new Counts(0, 0, 0, 0, 3, 1);
    assertThat(nothing.value()).isEmpty();
    assertThat(nothing.interval()).isEmpty();
    assertThat(nothing.bounds()).isEmpty();
  }
}
