package org.outcomeledger.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Requests that wait to be appended, in a line for each platform: bounded in number and in bytes,
 * of which no platform gets more than its share, and taken many at a time.
 *
 * <p>A platform that is alone gets whole flushes. Where another one has been heard of within the
 * last flushes, each gets a few events a flush (deficit round robin: who takes more at once, for an
 * atomic request is not divided, or has more read for it, sits out the turns that it has used up).
 * So flushes are short then, and how much one platform sends does not move how long another waits.
 */
final class AppendQueue<E> {

  static final int MAX_EVENTS_PER_FLUSH = 2_000;

  /** A flush of as many takes some twice the time of one of a single event: the commit's. */
  static final int TURN = 100;

  /** For how many flushes a platform that sent something counts as one that shares. */
  static final int HEARD_FLUSHES = 100;

  private static final long MAX_BYTES = 64L << 20;
  private static final long MAX_BYTES_PER_FLUSH = 8L << 20;
  private static final int SHARES = 4;
  private static final Duration POLL = Duration.ofMillis(200);

  private final int maxRequests;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final SequencedMap<String, PlatformLine<E>> lines = new LinkedHashMap<>(); // by turn
  private int requests;
  private long bytes;
  private long flushes;
  private boolean closed;

  AppendQueue(int maxRequests) {
    this.maxRequests = maxRequests;
  }

  /**
   * Queues a request; empty if too much is waiting already, of all or of its platform, or the queue
   * is closed.
   */
  Optional<WaitingRequest<E>> offer(AppendRequest<E> request) {
    var waiting = new WaitingRequest<>(request);
    lock.lock();
    try {
      PlatformLine<E> line = line(waiting.platform());
      if (closed || !hasRoom(line, waiting.bytes())) {
        return Optional.empty();
      }
      line.add(waiting, flushes);
      count(1, waiting.bytes());
      filled.signal();
      return Optional.of(waiting);
    } finally {
      lock.unlock();
    }
  }

  /** How many requests wait. */
  int requests() {
    lock.lock();
    try {
      return requests;
    } finally {
      lock.unlock();
    }
  }

  /** About how much memory they take. */
  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private PlatformLine<E> line(String platform) {
    return lines.computeIfAbsent(platform, name -> new PlatformLine<>());
  }

  private boolean hasRoom(PlatformLine<E> line, long more) {
    boolean within =
        requests < maxRequests
            && bytes + more <= MAX_BYTES
            && line.size() < Math.max(1, maxRequests / SHARES)
            && line.bytes() + more <= MAX_BYTES / SHARES;
    return within || requests == 0;
  }

  private void count(int request, long size) {
    requests += request;
    bytes += size;
  }

  /**
   * Waits a little for a request, then takes what has arrived with it, up to a flush's size.
   *
   * @return empty if none has come
   */
  List<WaitingRequest.Turn<E>> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = POLL.toNanos();
      while (requests == 0 && left > 0) {
        left = filled.awaitNanos(left);
      }
      return requests == 0 ? List.of() : takeTurns();
    } finally {
      lock.unlock();
    }
  }

  private List<WaitingRequest.Turn<E>> takeTurns() {
    flushes++;
    lines.values().removeIf(line -> line.isSilentSince(flushes - HEARD_FLUSHES));
    var turns = new ArrayList<WaitingRequest.Turn<E>>();
    while (turns.isEmpty()) { // debts are to others: where no other waits, they are forgiven
      takeRound(turns);
    }
    rotate(turns);
    return turns;
  }

  /** Who waits and got nothing is next to be first; if there is nobody, whoever came second. */
  private void rotate(List<WaitingRequest.Turn<E>> turns) {
    Set<String> served =
        turns.stream().map(turn -> turn.waiting().platform()).collect(Collectors.toSet());
    List<String> before =
        lines.entrySet().stream()
            .takeWhile(line -> served.contains(line.getKey()) || !line.getValue().mayTake())
            .map(Map.Entry::getKey)
            .toList();
    boolean allServed = before.size() == lines.size();
    (allServed ? before.subList(0, 1) : before)
        .forEach(platform -> lines.putLast(platform, lines.get(platform)));
  }

  private void takeRound(List<WaitingRequest.Turn<E>> turns) {
    boolean shared = lines.size() > 1;
    int events = 0;
    long size = 0;
    for (PlatformLine<E> line : lines.values()) {
      line.earn(shared ? TURN : MAX_EVENTS_PER_FLUSH);
      while (line.mayTake() && events < MAX_EVENTS_PER_FLUSH && size < MAX_BYTES_PER_FLUSH) {
        var turn = line.take(shared);
        turns.add(turn);
        events += turn.events().size();
        size += turn.bytes();
        count(-1, -turn.waiting().bytes());
      }
    }
  }

  /** Takes from a platform's next turns what was read for its last one, as if it were events. */
  void charge(String platform, int cost) {
    lock.lock();
    try {
      line(platform).charge(cost);
    } finally {
      lock.unlock();
    }
  }

  /** Puts requests that have not come to their end first in their platforms' lines, in order. */
  void putBack(List<WaitingRequest<E>> unfinished) {
    lock.lock();
    try {
      for (WaitingRequest<E> waiting : unfinished.reversed()) {
        line(waiting.platform()).putBack(waiting, flushes);
        count(1, waiting.bytes());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes all that waits, as the last: nothing is queued from now on. */
  List<WaitingRequest<E>> close() {
    lock.lock();
    try {
      closed = true;
      return drain();
    } finally {
      lock.unlock();
    }
  }

  /** Takes all that waits, of whatever size. */
  List<WaitingRequest<E>> drain() {
    lock.lock();
    try {
      var left = new ArrayList<WaitingRequest<E>>();
      lines.values().forEach(line -> line.drainTo(left));
      requests = 0;
      bytes = 0;
      return left;
    } finally {
      lock.unlock();
    }
  }
}
