package org.outcomeledger.indicators.query;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.outcomeledger.indicators.IllegalQuestion.AnswerTooLarge;

/**
 * What one answer may cost. It is looked at while counting, not before: what a question comes to is
 * known only then. One object for each time that a question is counted; any number of threads may
 * look at it.
 */
public final class Allowance {
  private final int groups;
  private final long bytesKept;
  private final long deadline;
  private final BooleanSupplier abandoned;
  private final AtomicLong kept = new AtomicLong();
  private final AtomicReference<RuntimeException> ended = new AtomicReference<>();

  /**
   * From now on.
   *
   * @param groups how many there may be in the answer
   * @param bytesKept how much of what was counted chunk by chunk may be kept for the next time
   * @param nanoseconds how long counting may take
   * @param abandoned says that nobody waits for the answer any longer
   */
  public Allowance(int groups, long bytesKept, long nanoseconds, BooleanSupplier abandoned) {
    this.groups = groups;
    this.bytesKept = bytesKept;
    this.deadline = System.nanoTime() + nanoseconds;
    this.abandoned = abandoned;
  }

  /** Whatever it takes: for cubes whose size one knows. */
  public static Allowance unlimited() {
    return new Allowance(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 2, () -> false);
  }

  /**
   * Ends the counting once there are too many groups.
   *
   * @throws AnswerTooLarge which says how to ask for fewer
   */
  void requireGroups(int found) {
    if (found > groups) {
      throw ended(
          new AnswerTooLarge(
              "There are more than %,d groups, which is as many as are counted at once. Ask by fewer dimensions, or for some of the records only: where=programme:…, from and to."
                  .formatted(groups)));
    }
  }

  /**
   * Ends the counting when its time is over, or nobody waits for it, on all threads.
   *
   * @throws CountingStopped which says why
   * @throws AnswerTooLarge where another thread found that
   */
  void requireTime() {
    if (ended.get() != null) {
      throw ended.get();
    }
    if (abandoned.getAsBoolean()) {
      throw ended(new CountingStopped("Nobody waits for the answer any longer."));
    }
    if (System.nanoTime() - deadline > 0) {
      throw ended(new CountingStopped("Counting took longer than it may."));
    }
  }

  /** The first reason is the one that is given, whichever thread comes across it. */
  private RuntimeException ended(RuntimeException reason) {
    return ended.compareAndSet(null, reason) ? reason : ended.get();
  }

  /** Whether so many bytes more may be kept. */
  boolean keeps(long bytes) {
    return kept.addAndGet(bytes) <= bytesKept;
  }
}
