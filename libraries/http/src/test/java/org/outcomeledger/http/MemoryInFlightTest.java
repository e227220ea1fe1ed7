package org.outcomeledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryInFlightTest {

  private final MemoryInFlight memory = new MemoryInFlight(100, 60);

  @Test
  void oneCallerLeavesTheOthersSome() {
    assertThat(memory.take("a", 60)).isTrue();
    assertThat(memory.take("a", 1)).isFalse();
    assertThat(memory.take("b", 40)).isTrue();
    assertThat(memory.take("c", 1)).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    memory.take("a", 60);
    memory.giveBack("a", 60);
    memory.take("b", 60);
    assertThat(memory.take("a", 40)).isTrue();
  }

  @Test
  void aReservationEndsOnceAndHoldsNothingMoreAfterwards() {
    var reservation = new Reservation(memory, "a");
    assertThat(reservation.grow(30)).isTrue();
    assertThat(reservation.grow(30)).isTrue();
    assertThat(reservation.grow(1)).isFalse();
    reservation.end();
    reservation.end();
    assertThat(reservation.grow(1)).isFalse();
    assertThat(memory.take("b", 60)).isTrue();
    assertThat(memory.take("a", 40)).isTrue();
    assertThat(memory.take("a", 1)).isFalse();
  }
}
