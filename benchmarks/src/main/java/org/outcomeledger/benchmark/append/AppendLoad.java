package org.outcomeledger.benchmark.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.CpuClock;
import org.outcomeledger.benchmark.Measured;

/**
 * Callers that each append again as soon as they are answered. Each has learners of its own, whose
 * streams grow to a few events, as real ones do.
 *
 * @param callers how many call at once
 * @param batch events a call, each of another learner
 */
record AppendLoad(int callers, int batch) {

  private static final int EVENTS_A_LEARNER = 8;

  Measured run(EventStore store, Duration warmUp, Duration duration) throws Exception {
    long kept = post(store, warmUp, new ConcurrentHistogram(3));
    var latencies = new ConcurrentHistogram(3);
    CpuClock cpu = CpuClock.of(ProcessHandle.current());
    long begun = System.nanoTime();
    long events = post(store, duration, latencies);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var measured = new Measured(events, seconds, Map.of("all", cpu.seconds()), latencies);
    requireKept(store, kept + events);
    return measured;
  }

  private static void requireKept(EventStore store, long acknowledged) throws Exception {
    long verified = store.verified();
    if (verified != acknowledged) {
      throw new IllegalStateException(
          "%d events were acknowledged, %d are kept: the run does not count"
              .formatted(acknowledged, verified));
    }
  }

  private long post(EventStore store, Duration duration, Histogram latencies) throws Exception {
    var events = new AtomicLong();
    long end = System.nanoTime() + duration.toNanos();
    try (var threads = Executors.newFixedThreadPool(callers)) {
      List<Future<Void>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        running.add(
            threads.submit(
                () -> {
                  call(store, end, latencies, events);
                  return null;
                }));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A caller failed: the run does not count", e.getCause());
    }
    return events.get();
  }

  private void call(EventStore store, long end, Histogram latencies, AtomicLong appended)
      throws Exception {
    UUID[] learners = new UUID[batch];
    for (long version = 0; System.nanoTime() < end; version++) {
      List<NewEvent> events = next(learners, version % EVENTS_A_LEARNER);
      long begun = System.nanoTime();
      store.append(events);
      latencies.recordValue((System.nanoTime() - begun) / 1_000);
      appended.addAndGet(batch);
    }
  }

  private static List<NewEvent> next(UUID[] learners, long version) {
    List<NewEvent> events = new ArrayList<>(learners.length);
    for (int i = 0; i < learners.length; i++) {
      learners[i] = version == 0 ? UUID.randomUUID() : learners[i];
      events.add(NewEvent.of(learners[i], version));
    }
    return events;
  }
}
