package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * The one place where events become durable.
 *
 * <p>Promised: a receipt is given only after its event is committed; positions are dense and in
 * commit order in every shard; an event is kept once, however often and through whichever replica
 * it is posted. Not promised: an order between requests that are under way at the same time.
 *
 * <p>Requests that arrive while a flush is under way are appended together by the next one, which
 * begins as soon as the last has committed: no timer, and the busier the ledger, the larger the
 * flush. Nothing read in one flush is kept for the next, for another replica may have written
 * since.
 *
 * @param <E> the events of the ledger
 */
public final class Ledger<E> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Ledger.class);

  /** So many events keep the server at work while the next are decided and hashed. */
  private static final int WORTH_WRITING = 250;

  /** What a flush decided for one request: its receipts, or what its rules threw. */
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

  private final FlushFactory<E> flushes;
  private final Rules<?, E> rules;
  private final LedgerDatabase database;
  private final Runnable appended;
  private final AppendQueue<E> queue = new AppendQueue<>();
  private final Thread writer;
  private volatile boolean closed;
  private AppendSession session;

  private interface FlushFactory<E> {
    Flush<?, E> over(Known known);
  }

  /**
   * A ledger that is open for appending.
   *
   * @param appended told after every commit that wrote something
   */
  public <S> Ledger(
      Rules<S, E> rules, EventReader<E> reader, LedgerDatabase database, Runnable appended) {
    this.flushes =
        known -> new Flush<>(rules, reader, known, Instant.now().truncatedTo(ChronoUnit.MICROS));
    this.rules = rules;
    this.database = database;
    this.appended = appended;
    this.writer = Thread.ofPlatform().name("ledger-append").daemon().start(this::write);
  }

  /**
   * Appends what the rules accept, and gives one receipt per event, in order.
   *
   * <p>Fails with {@link LedgerBusy} if too much is waiting already, with {@link LedgerUnavailable}
   * if the database did not confirm.
   */
  public Uni<List<Receipt>> append(AppendRequest<E> request) {
    if (closed) {
      return Uni.createFrom().failure(new LedgerUnavailable(closing()));
    }
    return queue
        .offer(request)
        .map(waiting -> Uni.createFrom().completionStage(waiting.receipts()))
        .orElseGet(() -> Uni.createFrom().failure(new LedgerBusy()));
  }

  private void write() {
    try {
      while (!closed) {
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
      LOG.warnf("Nothing could be confirmed for %d requests: %s", batch.size(), e);
      forgetSession();
      fail(batch, e);
      return;
    }
    decided.forEach(Decided::answer);
  }

  private List<Decided<E>> transact(List<AppendQueue.Waiting<E>> batch) {
    if (session == null) {
      session = new AppendSession(database.connectToAppend());
    }
    Flush<?, E> flush = flushes.over(lockAndLoad(batch));
    List<Decided<E>> decided = decideAndWrite(flush, batch);
    if (session.hasWritten()) {
      session.commit(flush.claims(), flush.heads());
      appended.run();
    } else {
      session.release();
    }
    return decided;
  }

  private List<Decided<E>> decideAndWrite(Flush<?, E> flush, List<AppendQueue.Waiting<E>> batch) {
    var decided = new ArrayList<Decided<E>>(batch.size());
    for (AppendQueue.Waiting<E> waiting : batch) {
      decided.add(decide(flush, waiting));
      if (flush.undelivered() >= WORTH_WRITING) {
        session.write(flush.takeDrafts());
      }
    }
    session.write(flush.takeDrafts());
    return decided;
  }

  private Known lockAndLoad(List<AppendQueue.Waiting<E>> batch) {
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

  private static <E> Decided<E> decide(Flush<?, E> flush, AppendQueue.Waiting<E> waiting) {
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

  /** Ends the flush under way, then answers what still waits by {@link LedgerUnavailable}. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(LedgerDatabase.PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fail(queue.drain(), closing());
  }

  private static Throwable closing() {
    return new CancellationException("The ledger is closed");
  }

  private static void fail(List<? extends AppendQueue.Waiting<?>> waiting, Throwable cause) {
    var unavailable = new LedgerUnavailable(cause);
    waiting.forEach(request -> request.receipts().completeExceptionally(unavailable));
  }
}
