package org.outcomeledger.posting;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Checks bodies on a few threads, of each platform that waits one in turn: however many one of them
 * sends, another's body waits for one of each. What waits is bounded by the memory in flight.
 */
final class PlatformTurns implements AutoCloseable {

  private final ExecutorService threads;
  private final SequencedMap<String, Queue<Runnable>> waiting = new LinkedHashMap<>();

  PlatformTurns(int threads) {
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("large-bodies-", 0).daemon().factory());
  }

  /** Where the bodies of this platform are checked, in their order. */
  Executor of(String platform) {
    return task -> {
      synchronized (waiting) {
        waiting.computeIfAbsent(platform, name -> new ArrayDeque<>()).add(task);
      }
      threads.execute(this::runNext);
    };
  }

  private void runNext() {
    next().run();
  }

  private Runnable next() {
    synchronized (waiting) {
      var first = waiting.pollFirstEntry();
      Runnable task = first.getValue().remove();
      if (!first.getValue().isEmpty()) {
        waiting.putLast(first.getKey(), first.getValue());
      }
      return task;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
