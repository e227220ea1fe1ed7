package org.outcomeledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that wait to be appended: bounded in number and in bytes, taken many at a time. */
final class AppendQueue<E> {

  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_EVENTS_PER_FLUSH = 2_000;
  private static final long MAX_BYTES_PER_FLUSH = 8L << 20;
  private static final long POLL_MILLIS = 200;

  /** A request, and where its receipts go. */
  record Waiting<E>(AppendRequest<E> request, CompletableFuture<List<Receipt>> receipts) {}

  private final BlockingQueue<Waiting<E>> queue;
  private final AtomicLong bytesWaiting = new AtomicLong();

  AppendQueue(int maxRequests) {
    this.queue = new ArrayBlockingQueue<>(maxRequests);
  }

  /** Queues a request; empty if too much is waiting already. */
  Optional<Waiting<E>> offer(AppendRequest<E> request) {
    var waiting = new Waiting<>(request, new CompletableFuture<List<Receipt>>());
    if (bytesWaiting.addAndGet(request.bytes()) > MAX_BYTES || !queue.offer(waiting)) {
      bytesWaiting.addAndGet(-request.bytes());
      return Optional.empty();
    }
    return Optional.of(waiting);
  }

  /**
   * Waits a little for a request, then takes all that have arrived with it, up to a flush's size.
   *
   * @return empty if none has come
   */
  List<Waiting<E>> next() throws InterruptedException {
    var batch = new ArrayList<Waiting<E>>();
    Waiting<E> waiting = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    int events = 0;
    long bytes = 0;
    while (waiting != null) {
      batch.add(waiting);
      events += waiting.request().events().size();
      bytes += waiting.request().bytes();
      boolean full = events >= MAX_EVENTS_PER_FLUSH || bytes >= MAX_BYTES_PER_FLUSH;
      waiting = full ? null : queue.poll();
    }
    bytesWaiting.addAndGet(-bytes);
    return batch;
  }

  /** Takes all that waits, of whatever size. */
  List<Waiting<E>> drain() {
    var left = new ArrayList<Waiting<E>>();
    queue.drainTo(left);
    return left;
  }
}
