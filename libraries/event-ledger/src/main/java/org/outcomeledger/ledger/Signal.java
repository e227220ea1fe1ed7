package org.outcomeledger.ledger;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Says that there is something to do. Raised any number of times, and by any thread, it is one
 * signal until it is taken: where nobody takes it, nothing adds up.
 */
final class Signal {

  private final BlockingQueue<Boolean> raised = new ArrayBlockingQueue<>(1);

  void raise() {
    var unused = raised.offer(true);
  }

  /** Forgets that it was raised. */
  void lower() {
    raised.clear();
  }

  /** Takes the signal, or waits for it so long; false if it was not raised. */
  boolean await(Duration atMost) throws InterruptedException {
    return raised.poll(atMost.toMillis(), TimeUnit.MILLISECONDS) != null;
  }
}
