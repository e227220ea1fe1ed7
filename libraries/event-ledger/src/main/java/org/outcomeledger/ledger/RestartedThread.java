package org.outcomeledger.ledger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread whose work goes on until it fails: a server is away, or has closed a connection. Then it
 * begins again, after a pause, until it is stopped.
 */
final class RestartedThread {

  /** Whatever is waited for meanwhile: while a server is away, nothing is tried more often. */
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /** What is done, and done again: returns once it has failed, or is to stop. */
  @FunctionalInterface
  interface Work {
    void untilItFails() throws InterruptedException;
  }

  RestartedThread(String name, Work work) {
    thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(work));
  }

  void start() {
    thread.start();
  }

  /** Whether the work is to end. */
  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /**
   * Lets the work end, and interrupts it where it does not.
   *
   * @param wake ends what it waits for
   * @param patience how long it has, each time
   */
  void stop(Runnable wake, Duration patience) throws InterruptedException {
    stopping.countDown();
    wake.run();
    if (!thread.join(patience)) {
      thread.interrupt();
      thread.join(LedgerDatabase.TIMEOUT);
    }
  }

  private void run(Work work) {
    try {
      do {
        work.untilItFails();
      } while (!stopping.await(PAUSE_AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped while it waited for a server
    }
  }
}
