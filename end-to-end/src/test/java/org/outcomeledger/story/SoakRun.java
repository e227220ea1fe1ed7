package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Learners' lives are posted in batches at a steady rate while an analyst asks for figures all the
 * time and readers of streams come and go. After a while in which the processes become warm, it is
 * measured what they take.
 */
final class SoakRun {

  private static final String PLATFORM = "soak";
  private static final int LARGEST_BATCH = 100;
  private static final Duration WARM_UP = Duration.ofMinutes(1);
  private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(5);

  private final Installation installation;
  private final Duration duration;
  private final LearningPlatform platform;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final AskingAnalyst questions;
  private final StreamReaders readers;
  private final SoakMeasurements measurements;
  private long warm;
  private volatile boolean over;

  /** A run that was not begun. */
  SoakRun(Installation installation, long seed, int eventsPerSecond, Duration duration) {
    this.installation = installation;
    this.duration = duration;
    this.platform = installation.platform(PLATFORM);
    this.posting = new PostingLog(platform);
    this.paced = new PacedPosting(posting, seed, eventsPerSecond, LARGEST_BATCH);
    var impact = installation.uri(PackagedService.IMPACT);
    this.questions = new AskingAnalyst(() -> List.of(impact), installation.auditorToken());
    this.readers = new StreamReaders(impact, installation.auditorToken(), seed);
    this.measurements = new SoakMeasurements(installation);
  }

  /** Runs for its time, then fails unless all holds: see {@link Aftermath} and the measures. */
  void mustBeEndured() {
    run();
    new Aftermath(installation, PLATFORM).mustBeRight(posting, paced.history());
    assertThat(measurements.findings()).as("what grew, or is too large").isEmpty();
  }

  private void run() {
    warm = System.nanoTime() + WARM_UP.toNanos();
    PostingLog.<Void>runTogether(
        List.of(
            task(() -> paced.postWhile(() -> !over)),
            task(() -> questions.askWhile(() -> !over)),
            task(() -> readers.readWhile(() -> !over)),
            task(this::measure)));
  }

  /** What goes on until all is over. */
  private interface Task {
    void run() throws Exception;
  }

  /** Whatever ends, ends everything: nothing is measured of a run that failed. */
  private Callable<Void> task(Task task) {
    return () -> {
      try {
        task.run();
      } finally {
        over = true;
      }
      return null;
    };
  }

  private void measure() throws Exception {
    for (long due = warm; !over && due - end() < 0; due += BETWEEN_MEASUREMENTS.toNanos()) {
      LockSupport.parkNanos(due - System.nanoTime());
      measurements.measure();
    }
    LockSupport.parkNanos(end() - System.nanoTime());
  }

  private long end() {
    return warm + duration.toNanos();
  }

  /** What happened, in a few lines and a table. */
  String report() {
    List<PacedPosting.Span> all = List.of(new PacedPosting.Span(warm, end()));
    return """
    %,d events acknowledged; p50 %d ms, p99 %d ms from when a batch was due; answers to posts %s, to questions %s
    streams: %,d times told new figures; answers %s
    %s\
    """
        .formatted(
            posting.acknowledged(),
            paced.quantile(.5, all).toMillis(),
            paced.quantile(.99, all).toMillis(),
            new TreeMap<>(platform.answers()),
            new TreeMap<>(questions.answers()),
            readers.told(),
            new TreeMap<>(readers.answers()),
            measurements.table());
  }
}
