package org.outcomeledger.story;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/**
 * Learners' lives that are posted at a steady rate, whatever happens meanwhile, until told to end.
 */
final class BackgroundPosting {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LearningPlatform platform;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final CompletableFuture<Void> run;
  private volatile boolean over;

  /** Event by event. */
  BackgroundPosting(LearningPlatform platform, long seed, int eventsPerSecond) {
    this(platform, seed, eventsPerSecond, 1);
  }

  /** In batches of up to so many events. */
  BackgroundPosting(LearningPlatform platform, long seed, int eventsPerSecond, int largestBatch) {
    this.platform = platform;
    this.posting = new PostingLog(platform);
    this.paced = new PacedPosting(posting, seed, eventsPerSecond, largestBatch);
    this.run =
        CompletableFuture.runAsync(
            () -> paced.postWhile(() -> !over), task -> Thread.ofPlatform().start(task));
  }

  /** Returns when so many more events were acknowledged. */
  void awaitAcknowledged(int more) {
    grows(more + " more acknowledged events", posting::acknowledged, more);
  }

  /** Returns when it was tried so many times more, whatever the answers were. */
  void awaitAttempts(int more) {
    grows(more + " more attempts to post", platform::attempts, more);
  }

  private void grows(String what, LongSupplier count, int more) {
    long goal = count.getAsLong() + more;
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> count.getAsLong() >= goal || run.isDone());
  }

  /** Tells each life that was begun to its end; throws what went wrong, if anything did. */
  PostingLog end() {
    over = true;
    run.join();
    return posting;
  }

  /** What the learners' lives were, as the platform knows it. */
  PlainHistory history() {
    return paced.history();
  }
}
