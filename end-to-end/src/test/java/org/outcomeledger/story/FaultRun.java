package org.outcomeledger.story;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/**
 * Learners' lives are posted at a steady rate while one fault after another goes by; each is put
 * right, and all has to be well again, before the next. When a fault begins is counted in
 * acknowledged events, and so is, in attempts to post, for how long one lasts that has no duration
 * of its own: both drawn from the seed; the rest is the machine's. Every event is repeated until it
 * is answered.
 */
final class FaultRun {

  private static final int LARGEST_BATCH = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LearningPlatform platform;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final Recovery recovery;
  private final Random moments;
  private final Consumer<String> said;
  private final BiFunction<Instant, Instant, String> alerts;
  private final List<FaultRecord> records = new ArrayList<>();
  private volatile boolean over;
  private volatile boolean postingEnded;

  /**
   * A run that was not begun.
   *
   * @param said takes each fault as it begins, so that it is known which one was the last
   * @param alerts names those that told of what began and was well again at these moments; the next
   *     fault waits for the answer
   */
  FaultRun(
      LearningPlatform platform,
      Recovery recovery,
      long seed,
      int eventsPerSecond,
      Consumer<String> said,
      BiFunction<Instant, Instant, String> alerts) {
    this.platform = platform;
    this.posting = new PostingLog(platform);
    this.paced = new PacedPosting(posting, seed, eventsPerSecond, LARGEST_BATCH);
    this.recovery = recovery;
    this.moments = new Random(seed);
    this.said = said;
    this.alerts = alerts;
  }

  /** Ends when all that was posted is acknowledged. */
  void postDuring(Iterator<Fault> faults) {
    Callable<Void> posts =
        () -> {
          try {
            paced.postWhile(() -> !over);
          } finally {
            postingEnded = true;
          }
          return null;
        };
    Callable<Void> failing =
        () -> {
          try {
            while (faults.hasNext() && !postingEnded) {
              records.add(during(faults.next()));
            }
            grows("acknowledged events", posting::acknowledged, 200);
          } finally {
            over = true;
          }
          return null;
        };
    PostingLog.runTogether(List.of(posts, failing));
    assertThat(records)
        .filteredOn(it -> it.fault().postsGoOn() && it.posted() == 0)
        .as("faults in which a service acknowledged nothing")
        .isEmpty();
  }

  private FaultRecord during(Fault fault) {
    grows("acknowledged events", posting::acknowledged, moments.nextInt(20, 500));
    int before = posting.acknowledged();
    said.accept("%,9d events, then: %s".formatted(before, fault.name()));
    posting.silences().values().forEach(Silence::begin);
    Instant begin = Instant.now();
    fault.inject();
    Map<PackagedService, Long> first = acknowledged();
    hold(fault);
    Map<PackagedService, Long> last = acknowledged();
    Recovery.Times well = recovery.after(fault::heal);
    Duration silence = silence();
    long posted =
        first.keySet().stream().mapToLong(it -> last.get(it) - first.get(it)).min().orElseThrow();
    String told = alerts.apply(begin, Instant.now());
    return new FaultRecord(fault, before, posted, silence, well, told);
  }

  private Map<PackagedService, Long> acknowledged() {
    return posting.silences().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, it -> it.getValue().times()));
  }

  private Duration silence() {
    return posting.silences().values().stream()
        .map(Silence::longest)
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private void hold(Fault fault) {
    if (fault.lasts().isZero()) {
      grows("attempts to post", platform::attempts, moments.nextInt(12));
    } else {
      LockSupport.parkNanos(fault.lasts().toNanos());
    }
  }

  private void grows(String what, LongSupplier count, int by) {
    long goal = count.getAsLong() + by;
    Awaitility.await(by + " more " + what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> count.getAsLong() >= goal || postingEnded);
  }

  /** What was seen of each fault, in order. */
  List<FaultRecord> records() {
    return List.copyOf(records);
  }

  LearningPlatform platform() {
    return platform;
  }

  PostingLog posting() {
    return posting;
  }

  /** What the learners' lives were, as the platform knows it. */
  PlainHistory history() {
    return paced.history();
  }
}
