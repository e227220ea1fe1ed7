package org.outcomeledger.posting;

import java.util.function.LongSupplier;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * How many events and requests a platform may still send: a bucket of one second's events that
 * fills at the platform's rate. A request is let in while the bucket is not in debt, whatever it
 * brings, for a batch tells how many events it has only when it is read; the debt that it leaves is
 * what the next one waits for.
 */
final class PlatformBudget {

  private static final double NANOS = 1e9;

  private final int eventsPerSecond;
  private final int requestsInFlight;
  private final LongSupplier nanoTime;
  private double events;
  private long filledAt;
  private int inFlight;

  PlatformBudget(int eventsPerSecond, int requestsInFlight, LongSupplier nanoTime) {
    this.eventsPerSecond = eventsPerSecond;
    this.requestsInFlight = requestsInFlight;
    this.nanoTime = nanoTime;
    this.events = eventsPerSecond;
    this.filledAt = nanoTime.getAsLong();
  }

  /**
   * Lets a request in, which counts as one event, or as many as it has if these are more.
   *
   * @throws Refusal if the platform has to wait, and how long
   */
  synchronized void enter() {
    fill();
    if (events < 0) {
      throw later(
          ProblemType.RATE_LIMIT_EXCEEDED,
          "This platform may post %,d events a second.".formatted(eventsPerSecond),
          (int) Math.ceil(-events / eventsPerSecond));
    }
    occupy();
    events--;
  }

  /**
   * Lets a request in that brings no event.
   *
   * @throws Refusal if the platform has to wait for replies
   */
  synchronized void enterToRead() {
    occupy();
  }

  private void occupy() {
    if (inFlight >= requestsInFlight) {
      throw later(
          ProblemType.CONCURRENCY_LIMIT_EXCEEDED,
          "This platform may have %,d requests in flight: wait for replies before sending more."
              .formatted(requestsInFlight),
          1);
    }
    inFlight++;
  }

  private static Refusal later(ProblemType type, String rule, int seconds) {
    return new Refusal(
        Problem.of(type, rule + " Nothing was checked or appended.")
            .with(Problem.RETRY_AFTER, seconds));
  }

  /** Charges the events of a request that was let in, beyond the one that it counted as then. */
  synchronized void charge(int eventsOfRequest) {
    events -= Math.max(0, eventsOfRequest - 1);
  }

  /** A request that was let in is answered. */
  synchronized void leave() {
    inFlight--;
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    events = Math.min(eventsPerSecond, events + (now - filledAt) / NANOS * eventsPerSecond);
    filledAt = now;
  }
}
