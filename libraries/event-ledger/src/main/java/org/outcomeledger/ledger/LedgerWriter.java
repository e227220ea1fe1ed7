package org.outcomeledger.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Group commit: the thread that appends what waits in the queue.
 *
 * <p>Requests that arrive while a flush is under way are appended together by the next one, which
 * begins as soon as the last has committed: no timer, and the busier the ledger, the larger the
 * flush. Nothing read in one flush is kept for the next, for another replica may have written
 * since.
 *
 * @param <S> the state folded from a learner's events
 * @param <E> the events of the ledger
 */
final class LedgerWriter<S, E> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

  /** Enough events to keep the server busy while the next ones are decided and hashed. */
  private static final int WRITE_BATCH = 250;

  /** What a flush decided for one request: its receipts, or the error of its rules. */
  private record Decided<E>(
      AppendQueue.Waiting<E> waiting, List<Receipt> receipts, RuntimeException failure) {

    void answer() {
      if (failure == null) {
        waiting.receipts().complete(receipts);
      } else {
        waiting.receipts().completeExceptionally(failure);
      }
    }
  }

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final LedgerDatabase database;
  private final AppendQueue<E> queue;
  private final Runnable appended;
  private final Thread thread;
  private volatile boolean closing;
  private AppendSession session;

  LedgerWriter(
      Rules<S, E> rules,
      EventReader<E> reader,
      LedgerDatabase database,
      AppendQueue<E> queue,
      Runnable appended) {
    this.rules = rules;
    this.reader = reader;
    this.database = database;
    this.queue = queue;
    this.appended = appended;
    this.thread = Thread.ofPlatform().name("ledger-append").daemon().start(this::run);
  }

  boolean isClosed() {
    return closing;
  }

  /** The error of requests that come, or still wait, after close. */
  static LedgerUnavailable closed() {
    return new LedgerUnavailable(new CancellationException("The ledger is closed"));
  }

  private void run() {
    try {
      while (!closing) {
        List<AppendQueue.Waiting<E>> batch = queue.next();
        if (!batch.isEmpty()) {
          flush(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forgetSession();
  }

  private void flush(List<AppendQueue.Waiting<E>> batch) {
    List<Decided<E>> decided;
    try {
      decided = transact(batch);
    } catch (RuntimeException | Error e) { // the writer outlives whatever a request brings
      LOG.warnf("Appending failed, so %d requests could not be confirmed: %s", batch.size(), e);
      forgetSession();
      fail(batch, new LedgerUnavailable(e));
      return;
    }
    decided.forEach(Decided::answer);
  }

  private List<Decided<E>> transact(List<AppendQueue.Waiting<E>> batch) {
    if (session == null) {
      session = new AppendSession(database.connectToAppend());
    }
    Flush<S, E> flush =
        new Flush<>(
            rules, reader, lockAndLoad(batch), Instant.now().truncatedTo(ChronoUnit.MICROS));
    List<Decided<E>> decided = decideAndWrite(flush, batch);
    if (session.hasWritten()) {
      session.commit(flush.claims(), flush.heads());
      appended.run();
    } else {
      session.release();
    }
    return decided;
  }

  private List<Decided<E>> decideAndWrite(Flush<S, E> flush, List<AppendQueue.Waiting<E>> batch) {
    var decided = new ArrayList<Decided<E>>(batch.size());
    for (AppendQueue.Waiting<E> waiting : batch) {
      decided.add(decide(flush, waiting));
      if (flush.pendingCount() >= WRITE_BATCH) {
        session.write(flush.takePending());
      }
    }
    session.write(flush.takePending());
    return decided;
  }

  private LoadedState lockAndLoad(List<AppendQueue.Waiting<E>> batch) {
    var ids = new HashSet<UUID>();
    var claims = new HashSet<Claim.Key>();
    var learners = new HashSet<UUID>();
    for (AppendQueue.Waiting<E> waiting : batch) {
      for (ReportedEvent<E> event : waiting.request().events()) {
        ids.add(event.id());
        learners.add(event.learnerId());
        rules.claims(event.event()).forEach(claim -> claims.add(claim.key()));
      }
    }
    return session.lockAndLoad(ids, claims, learners);
  }

  private static <S, E> Decided<E> decide(Flush<S, E> flush, AppendQueue.Waiting<E> waiting) {
    try {
      return new Decided<>(waiting, flush.decide(waiting.request()), null);
    } catch (RuntimeException e) {
      return new Decided<>(waiting, null, e);
    }
  }

  /** A session that failed may still hold the lock: the server ends it with its connection. */
  private void forgetSession() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LedgerDatabase.TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fail(queue.drain(), closed());
  }

  private static void fail(
      List<? extends AppendQueue.Waiting<?>> waiting, LedgerUnavailable unavailable) {
    waiting.forEach(request -> request.receipts().completeExceptionally(unavailable));
  }
}
