package org.outcomeledger.indicators.cube;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.Positions;

/**
 * Every learner's facts in memory, as a series of immutable {@link Snapshot}s. One thread at a time
 * applies facts; whoever asks takes the latest snapshot and is never blocked by it, nor sees half
 * of a batch. The order of facts does not matter, and a fact that comes twice changes no figure. It
 * does not know which positions it has already: the follower skips them.
 */
public final class Cube {
  private static final int BATCH = 4096;

  private record Waiter(Predicate<Snapshot> wanted, CompletableFuture<Snapshot> answer) {}

  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private final YearlyGross yearlyGross;
  private LearnerStore store;
  private Positions positions = Positions.NONE;
  private volatile Snapshot published;

  /**
   * A cube without anything in it.
   *
   * @param currency ISO 4217 code of the salaries that it knows; those in another are not known
   */
  public Cube(String currency) {
    yearlyGross = new YearlyGross(currency);
    store = new LearnerStore(yearlyGross);
  }

  /**
   * Begins anew with what a hand-over gives, and shows it when it is whole. When the hand-over
   * throws, nothing has changed.
   *
   * @param handOver gives every fact to its argument, and returns how far the shards were read
   */
  public synchronized void load(Function<Consumer<Fact>, Collection<Position>> handOver) {
    LearnerStore fresh = new LearnerStore(yearlyGross);
    List<Fact> batch = new ArrayList<>(BATCH);
    Collection<Position> reached =
        handOver.apply(
            fact -> {
              batch.add(fact);
              if (batch.size() == BATCH) {
                fresh.add(batch);
                batch.clear();
              }
            });
    fresh.add(batch);
    store = fresh;
    positions = Positions.NONE;
    publish(reached);
  }

  /**
   * Takes facts in and shows them as a new snapshot.
   *
   * @param reached how far the shards are now read, those that did not move left out
   */
  public synchronized void apply(List<Fact> facts, Collection<Position> reached) {
    apply(facts, List.of(), reached);
  }

  /**
   * Takes facts in and others out, and shows both as one new snapshot. Those before show what they
   * showed.
   *
   * @param erased the facts that their ledger has erased, by position; a learner of whom no fact is
   *     left is gone
   * @param reached how far the shards are now read, those that did not move left out
   */
  public synchronized void apply(
      List<Fact> facts, Collection<Position> erased, Collection<Position> reached) {
    store.add(facts);
    if (!erased.isEmpty()) {
      store.erase(erased);
    }
    publish(reached);
  }

  /** Takes a learner out, with all that any ledger said, and shows the others as a new snapshot. */
  public synchronized void remove(LearnerId learner) {
    store.remove(learner);
    publish(List.of());
  }

  private void publish(Collection<Position> reached) {
    positions = positions.with(reached);
    published = store.snapshot(positions);
    waiters.forEach(this::answer);
  }

  /**
   * The latest snapshot.
   *
   * @throws CubeNotLoaded before anything was shown
   */
  public Snapshot snapshot() {
    Snapshot latest = published;
    if (latest == null) {
      throw new CubeNotLoaded();
    }
    return latest;
  }

  /**
   * Completes with the first snapshot that has read all these positions, at once where the latest
   * one has; fails with a {@link java.util.concurrent.TimeoutException} when that takes too long.
   */
  public CompletableFuture<Snapshot> reached(List<Position> asked, Duration limit) {
    List<Position> positions = List.copyOf(asked);
    return when(snapshot -> snapshot.positions().reach(positions), limit);
  }

  /**
   * Completes with a snapshot that is not the one given, at once where there is one already; fails
   * with a {@link java.util.concurrent.TimeoutException} when none comes in time.
   */
  public CompletableFuture<Snapshot> other(Snapshot known, Duration limit) {
    return when(snapshot -> snapshot != known, limit);
  }

  private CompletableFuture<Snapshot> when(Predicate<Snapshot> wanted, Duration limit) {
    CompletableFuture<Snapshot> answer =
        new CompletableFuture<Snapshot>().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    Waiter waiter = new Waiter(wanted, answer);
    waiters.add(waiter);
    // Looked at after it is in line: a snapshot published in between answers it here or there.
    answer(waiter);
    return answer.whenComplete((snapshot, failure) -> waiters.remove(waiter));
  }

  private void answer(Waiter waiter) {
    Snapshot latest = published;
    if (latest != null && waiter.wanted().test(latest)) {
      waiter.answer().complete(latest);
    }
  }
}
