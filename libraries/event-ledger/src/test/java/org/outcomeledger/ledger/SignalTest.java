package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Replicas that do not relay are told of every commit, for as long as they live. */
class SignalTest {

  private final Signal signal = new Signal();

  @Test
  void whatIsRaisedAndNotTakenDoesNotAddUp() throws InterruptedException {
    signal.raise();
    signal.raise();
    assertThat(signal.await(Duration.ZERO)).isTrue();
    assertThat(signal.await(Duration.ZERO)).isFalse();
  }

  @Test
  void aSignalThatIsLoweredWasNotRaised() throws InterruptedException {
    signal.raise();
    signal.lower();
    assertThat(signal.await(Duration.ZERO)).isFalse();
  }
}
