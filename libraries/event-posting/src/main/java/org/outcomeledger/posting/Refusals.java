package org.outcomeledger.posting;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What was refused in the last thirty days, and why, for the platforms to whom it belongs: summed
 * up in memory, and written every few seconds.
 *
 * <p>Promised: what is kept holds no value that was sent, costs less than what was refused, and is
 * there for the replica that refused it as soon as it is asked for. Not promised: that every
 * refusal is kept, for a reply never waits for the database; a replica that is killed loses what it
 * had gathered. After an outage a count may be too high, never too low.
 */
@Singleton
class Refusals {

  static final int PAGE = 500;

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final RefusalTable table;
  private final RefusalTally tally = new RefusalTally();
  private final AtomicBoolean away = new AtomicBoolean();
  private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);
  private boolean lastHasBegun = true;

  Refusals(Pool pool) {
    this.table = new RefusalTable(pool);
  }

  /** Gathers what was refused of one request: in memory, so never long and never in vain. */
  Uni<Void> keep(String platform, List<RefusedEvent> refused) {
    if (refused.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        // A receipt arrives on the ledger's one writing thread, which has other things to do.
        .emitOn(Infrastructure.getDefaultExecutor())
        .invoke(() -> tally.add(RefusalSum.of(platform, now(), refused)));
  }

  /** As exactly as the database keeps it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Writes what has been gathered until now. Never fails: what cannot be written is kept. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> write() {
    return Uni.createFrom().completionStage(this::writeAfterTheLast);
  }

  /** While one is under way, all that are asked for meanwhile are one. */
  private synchronized CompletableFuture<Void> writeAfterTheLast() {
    if (lastHasBegun) {
      lastHasBegun = false;
      lastWrite =
          lastWrite
              .handle((done, failed) -> null)
              .thenCompose(done -> writeNow().subscribeAsCompletionStage());
    }
    return lastWrite.copy(); // whoever gives up waiting ends no write of others
  }

  private synchronized void begin() {
    lastHasBegun = true;
  }

  private Uni<Void> writeNow() {
    begin();
    List<RefusalSum> taken = tally.take(now().truncatedTo(ChronoUnit.HOURS));
    if (taken.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return table
        .add(taken)
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .invoke(this::isBack)
        .onFailure()
        .invoke(why -> keepUnwritten(taken, why))
        .onFailure()
        .recoverWithNull();
  }

  private void keepUnwritten(List<RefusalSum> taken, Throwable why) {
    tally.add(taken);
    if (!away.getAndSet(true)) {
      LOG.warnf(
          "Refusals cannot be stored; they are kept in memory, and replies are sent all the same: %s",
          why.getClass().getName());
    }
  }

  private void isBack() {
    if (away.getAndSet(false)) {
      LOG.info("Refusals are stored again");
    }
  }

  /** What this replica has gathered would be gone with it. */
  void stop(@Observes ShutdownEvent stopping) {
    try {
      write().await().atMost(TIMEOUT.plus(TIMEOUT));
    } catch (TimeoutException late) {
      LOG.warn("The refusals of the last seconds could not be stored before the end");
    }
  }

  /**
   * A platform's refusals, newest first: a page of them, and one more if another page follows. This
   * replica's own are among them.
   */
  Uni<List<KeptRefusal>> newestFirst(String platform, RefusedQuestion asked) {
    return write().chain(() -> table.newestFirst(platform, asked, PAGE + 1));
  }

  /** Forgets what is old and what is too much, at the start and every hour. */
  @Scheduled(every = "1h")
  Uni<Void> forget() {
    return table.forget();
  }
}
