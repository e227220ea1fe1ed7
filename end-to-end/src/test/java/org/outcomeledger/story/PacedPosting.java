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
 * Learners' lives, posted event by event or in batches at a steady rate of events, whatever the
 * answers take: a response time is counted from when its event was due, so that a service that
 * stalls is charged for all that had to wait meanwhile.
 */
final class PacedPosting {

  private static final int LANES = 40;
  private static final int MOST_LIVES = 10;

  private final PostingLog posting;
  private final String prefix;
  private final long seed;
  private final long intervalNanos;
  private final int largestBatch;
  private final Queue<PlainHistory> told = new ConcurrentLinkedQueue<>();
  private final Queue<Response> responses = new ConcurrentLinkedQueue<>();

  private record Response(long due, long nanos) {}

  /** From when to when, as {@link System#nanoTime} tells it. */
  record Span(long from, long to) {

    private boolean has(long instant) {
      return instant - from >= 0 && instant - to < 0;
    }
  }

  /** Event by event. */
  PacedPosting(PostingLog posting, long seed, int eventsPerSecond) {
    this(posting, seed, eventsPerSecond, 1);
  }

  /** Several lives at once, in batches of up to so many events, as the seed draws them. */
  PacedPosting(PostingLog posting, long seed, int eventsPerSecond, int largestBatch) {
    this.posting = posting;
    this.prefix = "paced-" + seed;
    this.seed = seed;
    this.intervalNanos = Duration.ofSeconds(LANES).toNanos() / eventsPerSecond;
    this.largestBatch = largestBatch;
  }

  /** Ends once every life that was begun is told to its end and acknowledged. */
  void postWhile(BooleanSupplier goesOn) {
    long start = System.nanoTime();
    List<Callable<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      Lives lives = new Lives(prefix + "-" + lane, new Random(seed * LANES + lane));
      Random sizes = new Random(~seed * LANES + lane);
      long first = start + lane * intervalNanos / LANES;
      lanes.add(
          () -> {
            long due = first;
            while (goesOn.getAsBoolean()) {
              due = tell(batches(lives, sizes), due);
            }
            return null;
          });
    }
    PostingLog.runTogether(lanes);
  }

  private List<List<Event>> batches(Lives lives, Random sizes) {
    if (largestBatch == 1) {
      return told(lives).stream().map(List::of).toList();
    }
    List<Event> events = new ArrayList<>();
    for (int i = sizes.nextInt(1, MOST_LIVES); i > 0; i--) {
      events.addAll(told(lives));
    }
    List<List<Event>> batches = new ArrayList<>();
    for (PackagedService service : List.of(PackagedService.ENROLLMENT, PackagedService.OUTCOME)) {
      List<Event> rest = events.stream().filter(it -> it.service() == service).toList();
      while (!rest.isEmpty()) {
        int size = Math.min(rest.size(), sizes.nextInt(1, largestBatch + 1));
        batches.add(rest.subList(0, size));
        rest = rest.subList(size, rest.size());
      }
    }
    return batches;
  }

  private List<Event> told(Lives lives) {
    Lives.Life life = lives.next();
    told.add(life.history());
    return life.events();
  }

  private long tell(List<List<Event>> batches, long first) {
    long due = first;
    for (List<Event> batch : batches) {
      LockSupport.parkNanos(due - System.nanoTime());
      posting.postInOrder(batch, batch.size());
      responses.add(new Response(due, System.nanoTime() - due));
      due += intervalNanos * batch.size();
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
