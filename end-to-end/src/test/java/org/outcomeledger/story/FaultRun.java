package org.outcomeledger.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/**
 * Learners' lives are posted in several lanes while one part after another, now and then two at
 * once, is killed with {@code kill -9} and started again. When a part dies, and for how long, is
 * counted in acknowledged events and in attempts to post, drawn from the seed; the rest is the
 * machine's. Every event is repeated until it is answered.
 */
final class FaultRun {

  private static final int LANES = 3;
  private static final List<FaultTarget> ALL = List.of(FaultTarget.values());
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Installation installation;
  private final LearningPlatform platform;
  private final PostingLog posting;
  private final String prefix;
  private final long seed;
  private final Random moments;
  private final Queue<PlainHistory> said = new ConcurrentLinkedQueue<>();
  private final List<String> killed = new ArrayList<>();
  private final List<Future<?>> lanes = new ArrayList<>();
  private volatile boolean over;

  FaultRun(Installation installation, String platformName, long seed) {
    this.installation = installation;
    this.platform = installation.platform(platformName);
    this.posting = new PostingLog(platform);
    this.prefix = "life-" + seed;
    this.seed = seed;
    this.moments = new Random(seed);
  }

  /**
   * Kills every part once, in an order of the seed's; ends when all that was posted is
   * acknowledged.
   */
  void killEachOnce() {
    List<Set<FaultTarget>> victims = new ArrayList<>();
    for (FaultTarget part : ALL) {
      victims.add(moments.nextInt(victims.size() + 1), EnumSet.of(part));
    }
    whilePosting(() -> victims.forEach(this::kill));
  }

  /** Kills at random as long as the condition holds. */
  void killWhile(BooleanSupplier condition) {
    whilePosting(
        () -> {
          while (condition.getAsBoolean() && lanes.stream().noneMatch(Future::isDone)) {
            Set<FaultTarget> victims = EnumSet.of(anyPart());
            if (moments.nextInt(4) == 0) {
              victims.add(anyPart());
            }
            kill(victims);
          }
        });
  }

  private FaultTarget anyPart() {
    return ALL.get(moments.nextInt(ALL.size()));
  }

  private void whilePosting(Runnable killing) {
    try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
      for (int lane = 0; lane < LANES; lane++) {
        Lives lives = new Lives(prefix + "-" + lane, new Random(seed * LANES + lane));
        Random sizes = new Random(~seed * LANES + lane);
        lanes.add(threads.submit(() -> live(lives, sizes)));
      }
      try {
        killing.run();
        grows("acknowledged events", posting::acknowledged, 200);
      } finally {
        over = true;
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("posting ended early: " + e.getCause(), e);
    }
  }

  private void live(Lives lives, Random sizes) {
    while (!over) {
      List<Event> events = new ArrayList<>();
      for (int i = sizes.nextInt(1, 10); i > 0; i--) {
        Lives.Life life = lives.next();
        said.add(life.history());
        events.addAll(life.events());
      }
      posting.postInOrder(events, sizes.nextInt(1, 40));
    }
  }

  private void kill(Set<FaultTarget> victims) {
    grows("acknowledged events", posting::acknowledged, moments.nextInt(20, 500));
    killed.add(victims + " after " + posting.acknowledged() + " events");
    victims.forEach(installation::kill);
    grows("attempts to post", platform::attempts, moments.nextInt(12));
    victims.forEach(installation::start);
  }

  private void grows(String what, LongSupplier count, int by) {
    long goal = count.getAsLong() + by;
    Awaitility.await(by + " more " + what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> count.getAsLong() >= goal || lanes.stream().anyMatch(Future::isDone));
  }

  /** Who died when, in order. */
  List<String> killed() {
    return List.copyOf(killed);
  }

  PostingLog posting() {
    return posting;
  }

  /** What the learners' lives were, as the platform knows it. */
  PlainHistory history() {
    return new PlainHistory(
        said.stream().flatMap(h -> h.enrollments().stream()).toList(),
        said.stream().flatMap(h -> h.declarations().stream()).toList());
  }
}
