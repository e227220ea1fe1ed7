package org.outcomeledger.indicators.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareFigureTest {
  @Test
  void boundsLeaveRoomForEveryUnknown() {
    assertThat(new ShareFigure(412, 600, 30, 600, 85, 12).bounds())
        .contains(new Bounds(412 / 600.0, 442 / 600.0));
  }

  @Test
  void outOfNothingThereIsNoFigure() {
    ShareFigure nothing = new ShareFigure(0, 0, 0, 0, 3, 1);
    assertThat(nothing.value()).isEmpty();
    assertThat(nothing.interval()).isEmpty();
    assertThat(nothing.bounds()).isEmpty();
  }
}
