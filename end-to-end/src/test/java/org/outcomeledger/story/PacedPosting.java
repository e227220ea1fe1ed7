package org.outcomeledger.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Learners' lives, posted event by event at a steady rate, whatever the answers take: a response
 * time is counted from when its event was due, so that a service that stalls is charged for all
 * that had to wait meanwhile.
 */
final class PacedPosting {

  private static final int LANES = 40;

  private final PostingLog posting;
  private final String prefix;
  private final long seed;
  private final long intervalNanos;
  private final Queue<PlainHistory> told = new ConcurrentLinkedQueue<>();
  private final Queue<Response> responses = new ConcurrentLinkedQueue<>();

  private record Response(long due, long nanos) {}

  /** From when to when, as {@link System#nanoTime} tells it. */
  record Span(long from, long to) {

    private boolean has(long instant) {
      return instant - from >= 0 && instant - to < 0;
    }
  }

  PacedPosting(PostingLog posting, long seed, int eventsPerSecond) {
    this.posting = posting;
    this.prefix = "paced-" + seed;
    this.seed = seed;
    this.intervalNanos = Duration.ofSeconds(LANES).toNanos() / eventsPerSecond;
  }

  /** Ends once every life that was begun is told to its end and acknowledged. */
  void postWhile(BooleanSupplier goesOn) {
    long start = System.nanoTime();
    List<Callable<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      Lives lives = new Lives(prefix + "-" + lane, new Random(seed * LANES + lane));
      long first = start + lane * intervalNanos / LANES;
      lanes.add(
          () -> {
            long due = first;
            while (goesOn.getAsBoolean()) {
              due = tell(lives.next(), due);
            }
            return null;
          });
    }
    PostingLog.runTogether(lanes);
  }

  private long tell(Lives.Life life, long first) {
    told.add(life.history());
    long due = first;
    for (Event event : life.events()) {
      LockSupport.parkNanos(due - System.nanoTime());
      posting.postInOrder(List.of(event), 1);
      responses.add(new Response(due, System.nanoTime() - due));
      due += intervalNanos;
    }
    return due;
  }

  /** The response time that this share of the events due within any of the spans did not exceed. */
  Duration quantile(double share, Collection<Span> spans) {
    long[] sorted =
        responses.stream()
            .filter(it -> spans.stream().anyMatch(span -> span.has(it.due())))
            .mapToLong(Response::nanos)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Duration.ZERO
        : Duration.ofNanos(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }

  /** What the learners' lives were, as the platform knows it. */
  PlainHistory history() {
    return new PlainHistory(
        told.stream().flatMap(it -> it.enrollments().stream()).toList(),
        told.stream().flatMap(it -> it.declarations().stream()).toList());
  }
}
