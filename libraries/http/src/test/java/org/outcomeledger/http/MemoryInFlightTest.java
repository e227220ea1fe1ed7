package org.outcomeledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryInFlightTest {

  private final MemoryInFlight memory = new MemoryInFlight(100, 60, 0);

  @Test
  void oneCallerLeavesTheOthersSome() {
    assertThat(memory.take("a", 60)).isTrue();
    assertThat(memory.take("a", 1)).isFalse();
    assertThat(memory.take("b", 40)).isTrue();
    assertThat(memory.take("c", 1)).isFalse();
  }

  @Test
  void whoHoldsLittleGetsItWhateverTheOthersHold() {
    var certain = new MemoryInFlight(10_000, 5_000, 1_000);
    assertThat(certain.take("a", 5_000)).isTrue();
    assertThat(certain.take("b", 5_000)).isTrue();
    assertThat(certain.take("c", 1_000)).isTrue();
    assertThat(certain.take("c", 1)).isFalse();
    assertThat(certain.take("b", 1)).isFalse();
  }

  @Test
  void whatIsHeldAlreadyIsCountedEvenBeyondWhatThereIs() {
    memory.hold("a", 200);
    assertThat(memory.take("b", 1)).isFalse();
    memory.giveBack("a", 200);
    assertThat(memory.take("b", 1)).isTrue();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    memory.take("a", 60);
    memory.giveBack("a", 60);
    memory.take("b", 60);
    assertThat(memory.take("a", 40)).isTrue();
  }

  @Test
  void anAnswerHoldsThreeTimesWhatItIsMadeOfAndNoMoreThanAShare() {
    Reservation small = memory.reserve("a", 10);
    assertThatThrownBy(() -> memory.reserve("a", 11)).isInstanceOf(Refusal.class);
    small.end();
    Reservation large = memory.reserve("a", 1_000);
    assertThatThrownBy(() -> memory.reserve("a", 1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> memory.reserve("b", 1_000)).isInstanceOf(Refusal.class);
    large.end();
    memory.reserve("b", 1_000);
  }

  @Test
  void ofThoseThatHaveAPartOfWhatEachNeedsOneGetsItAll() {
    var one = new Reservation(memory, "a");
    var other = new Reservation(memory, "a");
    assertThat(one.grow(30)).isTrue();
    assertThat(other.grow(30)).isTrue();
    assertThat(one.grow(1)).isFalse();
    assertThat(other.grow(30)).isTrue();
    one.end();
    assertThat(other.grow(1)).isFalse();
    assertThat(memory.take("a", 60)).isTrue();
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
