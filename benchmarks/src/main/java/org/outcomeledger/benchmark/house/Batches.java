package org.outcomeledger.benchmark.house;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Learners' events, one learner after the other, in batches as large as they are taken. */
public final class Batches implements Supplier<PostRequest> {

  private static final int LARGEST = 1_000;

  private final long learners;
  private final LongFunction<List<String>> events;
  private List<String> waiting = new ArrayList<>();
  private long next;

  /**
   * @param events of the learner with a number
   */
  public Batches(long learners, LongFunction<List<String>> events) {
    this.learners = learners;
    this.events = events;
  }

  /** The next batch, null after the last. */
  @Override
  public PostRequest get() {
    while (waiting.size() < LARGEST && next < learners) {
      waiting.addAll(events.apply(next++));
    }
    if (waiting.isEmpty()) {
      return null;
    }
    List<String> batch = waiting.subList(0, Math.min(LARGEST, waiting.size()));
    PostRequest posting = PostRequest.batch(batch);
    waiting = new ArrayList<>(waiting.subList(batch.size(), waiting.size()));
    return posting;
  }
}
