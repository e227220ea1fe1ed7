package org.outcomeledger.audit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * Takes what was done, and says when it is kept: only then does its answer leave.
 *
 * <p>Kept means committed. Entries that arrive together are written together, as soon as the last
 * write has committed: one statement, however many ask. While the database does not take them they
 * are kept in the service's log, line by line, and in memory, from where they are written when it
 * is back; beyond {@link #MOST_WAITING} nothing more is answered that would have to be recorded.
 */
@Singleton
class AuditTrail {

  /** Some megabytes, and hours of an outage for people who ask. */
  static final int MOST_WAITING = 10_000;

  private static final Logger LOG = Logger.getLogger(AuditTrail.class);
  private static final int AT_ONCE = 500;

  /** How long an answer waits for its entry before the log takes it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How long a write may be under way before it is taken for lost and written again. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(30);

  private record Waiting(AuditEntry entry, CompletableFuture<Void> kept) {

    /** Each line can be read on its own, should the process die before the database is back. */
    void keepInLog() {
      if (!kept.isDone()) {
        LOG.warnf("Audit entry %s, not in the database yet: %s", entry.id(), entry);
        kept.complete(null);
      }
    }
  }

  private final AuditTable table;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final LongAdder kept = new LongAdder();
  private boolean writing;
  private volatile boolean away;

  AuditTrail(Pool pool) {
    this.table = new AuditTable(pool);
  }

  /**
   * Keeps an entry; done when it is kept.
   *
   * @return fails with a {@link Refusal} where too many wait for the database already
   */
  Uni<Void> keep(AuditEntry entry) {
    Waiting row = new Waiting(entry, new CompletableFuture<>());
    if (!enqueue(row)) {
      return Uni.createFrom().failure(unavailable());
    }
    if (away) {
      row.keepInLog();
    }
    writeNext();
    kept.increment();
    return Uni.createFrom()
        .completionStage(row.kept())
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithUni(
            () -> {
              isAway("it does not answer");
              row.keepInLog();
              return Uni.createFrom().voidItem();
            });
  }

  /** How many entries this replica has kept, in the database or meanwhile in the log. */
  long kept() {
    return kept.sum();
  }

  /** How many entries the database does not have yet. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** What could not be written is written once the database is back. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void writeNext() {
    List<Waiting> batch = nextBatch();
    if (!batch.isEmpty()) {
      table
          .add(batch.stream().map(Waiting::entry).toList())
          .ifNoItem()
          .after(LOST_AFTER)
          .fail()
          .subscribe()
          .with(done -> written(batch), this::failed);
    }
  }

  private synchronized boolean enqueue(Waiting row) {
    return waiting.size() < MOST_WAITING && waiting.add(row);
  }

  private synchronized List<Waiting> nextBatch() {
    if (writing) {
      return List.of();
    }
    writing = !waiting.isEmpty();
    return waiting.stream().limit(AT_ONCE).toList();
  }

  private void written(List<Waiting> batch) {
    synchronized (this) {
      batch.forEach(row -> waiting.removeFirst());
      writing = false;
    }
    if (away) {
      away = false;
      LOG.info("The database takes the audit trail again");
    }
    batch.forEach(row -> row.kept().complete(null));
    writeNext();
  }

  private void failed(Throwable why) {
    List<Waiting> all;
    synchronized (this) {
      writing = false;
      all = List.copyOf(waiting);
    }
    isAway(why.getClass().getName());
    all.forEach(Waiting::keepInLog);
  }

  private void isAway(String why) {
    if (!away) {
      away = true;
      LOG.warnf("The database does not take the audit trail; this log does meanwhile: %s", why);
    }
  }

  static Refusal unavailable() {
    return new Refusal(
        ProblemType.AUDIT_UNAVAILABLE,
        "What is asked for here is recorded before it is answered, and it cannot be recorded now. Ask again in a few seconds.");
  }
}
