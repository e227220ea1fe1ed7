package org.outcomeledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * Group commit: the thread that appends what waits in the queue.
 *
 * <p>Requests that arrive while a flush is under way are appended together by the next one, which
 * begins as soon as the last has committed: no timer, and the busier the ledger, the larger the
 * flush. Nothing of one flush is taken for granted in the next, for another replica may have
 * written since: see {@link StreamCache}.
 *
 * @param <S> the state folded from a learner's events
 * @param <E> the events of the ledger
 */
final class LedgerWriter<S, E> implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

  /** Enough events to keep the server busy while the next ones are decided and hashed. */
  private static final int WRITE_BATCH = 250;

  /** While the database is away, it is not tried more often, whatever is posted meanwhile. */
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(100);

  /** What a flush decided of one request: the receipts of its turn, or why it failed. */
  private record Decided<E>(
      WaitingRequest<E> waiting, List<Receipt> receipts, RuntimeException failure) {

    void answer() {
      if (failure == null) {
        waiting.give(receipts);
      } else {
        waiting.fail(failure);
      }
    }
  }

  private final Rules<S, E> rules;
  private final EventReader<E> reader;
  private final LedgerDatabase database;
  private final StreamLimits limits;
  private final StreamCache<S, E> cache;
  private final AppendQueue<E> queue;
  private final Runnable appended;
  private final FlushListener flushes;
  private final Queue<UUID> forgotten = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closing;
  private AppendSession session;
  private Optional<String> problem = Optional.empty();

  LedgerWriter(
      Rules<S, E> rules,
      EventReader<E> reader,
      LedgerDatabase database,
      StreamLimits limits,
      AppendQueue<E> queue,
      Runnable appended,
      FlushListener flushes) {
    this.rules = rules;
    this.reader = reader;
    this.database = database;
    this.limits = limits;
    this.cache = new StreamCache<>(limits);
    this.queue = queue;
    this.appended = appended;
    this.flushes = flushes;
    this.thread = Thread.ofPlatform().name("ledger-append").daemon().start(this::run);
  }

  boolean isClosed() {
    return closing;
  }

  /** The error of requests that come, or still wait, after close. */
  static LedgerUnavailable closed() {
    return new LedgerUnavailable(new CancellationException("The ledger is closed"));
  }

  /** Drops what is kept of a learner in memory, within a moment. */
  void forget(UUID learner) {
    forgotten.add(learner);
  }

  private void run() {
    try {
      while (!closing) {
        List<WaitingRequest.Turn<E>> turns = queue.next();
        dropForgotten();
        if (!turns.isEmpty() && !flush(turns)) {
          Thread.sleep(PAUSE_AFTER_ERROR);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    forgetSession();
  }

  private void dropForgotten() {
    for (UUID learner = forgotten.poll(); learner != null; learner = forgotten.poll()) {
      cache.forget(learner);
    }
  }

  /** Whether it came to its end. */
  private boolean flush(List<WaitingRequest.Turn<E>> turns) {
    List<WaitingRequest<E>> waiting = turns.stream().map(WaitingRequest.Turn::waiting).toList();
    List<Decided<E>> decided;
    long begun = System.nanoTime();
    try {
      connect();
      decided = transact(turns);
    } catch (RuntimeException | Error e) { // the writer outlives whatever a request brings
      failed(waiting, e);
      return false;
    }
    problem = Optional.empty();
    int events = turns.stream().mapToInt(turn -> turn.events().size()).sum();
    flushes.flushed(events, Duration.ofNanos(System.nanoTime() - begun));
    decided.forEach(Decided::answer);
    queue.putBack(waiting.stream().filter(request -> !request.isAnswered()).toList());
    return true;
  }

  private void failed(List<WaitingRequest<E>> waiting, Throwable e) {
    flushes.failed();
    fail(waiting, new LedgerUnavailable(e));
    if (session == null) { // nothing that waits can be appended, and each attempt takes seconds
      fail(queue.drain(), new LedgerUnavailable(e));
    }
    forgetSession();
    if (!problem.equals(Optional.of(e.toString()))) {
      LOG.warnf("Appending failed, so requests are not confirmed until it succeeds again: %s", e);
      problem = Optional.of(e.toString());
    }
  }

  private void connect() {
    if (session == null) {
      session = new AppendSession(database.connectToAppend());
    }
  }

  private List<Decided<E>> transact(List<WaitingRequest.Turn<E>> turns) {
    Flush<S, E> flush = lockAndLoad(turns);
    List<Decided<E>> decided = decideAndWrite(flush, turns);
    if (session.hasWritten()) {
      session.commit(flush.claims(), flush.heads());
      appended.run();
    } else {
      session.release();
    }
    flush.streams().forEach(cache::keep);
    return decided;
  }

  private List<Decided<E>> decideAndWrite(Flush<S, E> flush, List<WaitingRequest.Turn<E>> turns) {
    var decided = new ArrayList<Decided<E>>(turns.size());
    for (WaitingRequest.Turn<E> turn : turns) {
      int before = flush.spent();
      decided.add(decide(flush, turn));
      queue.charge(turn.waiting().platform(), flush.spent() - before);
      if (flush.pendingCount() >= WRITE_BATCH) {
        session.write(flush.takePending());
      }
    }
    session.write(flush.takePending());
    return decided;
  }

  private Flush<S, E> lockAndLoad(List<WaitingRequest.Turn<E>> turns) {
    FlushNeeds needs = FlushNeeds.of(turns, rules, cache);
    LoadedState loaded = session.lockAndLoad(needs, limits.shortest(), limits.bytes());
    var streams = new LoadedStreams<>(rules, reader, limits, cache, needs.learners(), loaded);
    if (!streams.incomplete().isEmpty()) {
      int allowance = turns.getFirst().atomic() ? StreamLimits.ATOMIC : 1;
      streams.complete(
          session.rests(
              streams.incomplete(), limits.read() * allowance, limits.length(), limits.bytes()));
    }
    return new Flush<>(
        rules, limits, loaded, streams, Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static <S, E> Decided<E> decide(Flush<S, E> flush, WaitingRequest.Turn<E> turn) {
    try {
      return new Decided<>(turn.waiting(), flush.decide(turn), null);
    } catch (RuntimeException e) {
      return new Decided<>(turn.waiting(), null, e);
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
    fail(queue.close(), closed());
  }

  private static void fail(
      List<? extends WaitingRequest<?>> waiting, LedgerUnavailable unavailable) {
    waiting.forEach(request -> request.fail(unavailable));
  }
}
