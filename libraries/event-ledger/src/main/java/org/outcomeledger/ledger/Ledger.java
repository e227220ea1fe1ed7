package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.outcomeledger.http.Refusal;

/**
 * The one place where events become durable.
 *
 * <p>Promised: a receipt is given only after its event is committed; positions are dense and in
 * commit order in every shard; an event is kept once, however often and through whichever replica
 * it is posted. Not promised: an order between requests that are under way at the same time.
 *
 * @param <E> the events of the ledger
 */
public final class Ledger<E> implements AutoCloseable {

  private final AppendQueue<E> queue;
  private final LedgerWriter<?, E> writer;

  /**
   * A ledger that is open for appending.
   *
   * @param appended told after every commit that wrote something
   */
  public <S> Ledger(
      Rules<S, E> rules,
      EventReader<E> reader,
      LedgerDatabase database,
      AppendLimits limits,
      Runnable appended,
      FlushListener flushes) {
    this(
        rules,
        reader,
        database,
        limits.requestsWaiting(),
        StreamLimits.of(limits.streamEvents()),
        appended,
        flushes);
  }

  <S> Ledger(
      Rules<S, E> rules,
      EventReader<E> reader,
      LedgerDatabase database,
      int maxRequestsWaiting,
      StreamLimits streams,
      Runnable appended,
      FlushListener flushes) {
    this.queue = new AppendQueue<>(maxRequestsWaiting);
    this.writer = new LedgerWriter<>(rules, reader, database, streams, queue, appended, flushes);
  }

  /** How many requests wait to be appended. */
  int requestsWaiting() {
    return queue.requests();
  }

  /** About how much memory those take. */
  long bytesWaiting() {
    return queue.bytes();
  }

  /**
   * Appends what the rules accept, and gives one receipt per event, in order. A request that is not
   * atomic may be divided among transactions.
   *
   * <p>Fails with {@link LedgerBusy} if too much is waiting already, with {@link LedgerUnavailable}
   * if the database did not confirm, with {@link AtomicRequestTooExpensive} if an atomic request
   * needs too much of its learners' histories at once.
   */
  public Uni<List<Receipt>> append(AppendRequest<E> request) {
    return queue
        .offer(request)
        .map(waiting -> Uni.createFrom().completionStage(waiting.receipts()))
        .orElseGet(() -> Uni.createFrom().failure(refused()));
  }

  private Refusal refused() {
    return writer.isClosed() ? LedgerWriter.closed() : new LedgerBusy();
  }

  /**
   * Drops what this replica keeps of an erased learner in memory. What another one keeps it drops
   * when the learner is next posted about, or when it needs the room.
   */
  void forget(UUID learner) {
    writer.forget(learner);
  }

  /** Ends the flush under way, then answers what still waits by {@link LedgerUnavailable}. */
  @Override
  public void close() {
    writer.close();
  }
}
