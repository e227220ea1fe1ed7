package org.outcomeledger.impact.follower;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Exponential backoff for one thing that can be unavailable. Logs once that it is and once that it
 * works again. Used by one thread.
 */
final class RetryBackoff {

  private static final Logger LOG = Logger.getLogger(RetryBackoff.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final String what;
  private Duration wait = Duration.ZERO;
  private long nextTry;

  RetryBackoff(String what) {
    this.what = what;
  }

  /** A try failed: the next one has to wait, longer each time. */
  void failed(String how) {
    if (wait.isZero()) {
      LOG.warnf("%s: %s. It is retried until it works.", what, how);
    }
    wait = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    nextTry = System.nanoTime() + wait.toNanos();
  }

  void failed(Throwable how) {
    failed(how.getMessage() == null ? how.toString() : how.getMessage());
  }

  /** A try succeeded. */
  void succeeded() {
    if (!wait.isZero()) {
      LOG.infof("%s: works again.", what);
      wait = Duration.ZERO;
    }
  }

  /** Whether it is time to try. */
  boolean mayTry() {
    return wait.isZero() || System.nanoTime() - nextTry >= 0;
  }

  /** What is left to wait before the next try. */
  Duration untilNextTry() {
    return mayTry() ? Duration.ZERO : Duration.ofNanos(nextTry - System.nanoTime());
  }
}
