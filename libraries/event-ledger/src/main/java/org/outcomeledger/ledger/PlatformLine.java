package org.outcomeledger.ledger;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** One platform's requests that wait to be appended, and what its next turn may have. */
final class PlatformLine<E> {

  private final Deque<WaitingRequest<E>> waiting = new ArrayDeque<>();
  private long bytes;
  private int credit;
  private long heardAt;

  /** Adds a request to the end of the line; {@code flush} is the number of the last flush. */
  void add(WaitingRequest<E> request, long flush) {
    waiting.addLast(request);
    bytes += request.bytes();
    heardAt = flush;
  }

  /** Puts a request that was taken, and has not come to its end, before all others. */
  void putBack(WaitingRequest<E> request, long flush) {
    waiting.addFirst(request);
    bytes += request.bytes();
    heardAt = flush;
  }

  /** One more turn of so many events; turns that were not used do not add up. */
  void earn(int turn) {
    credit = Math.min(credit + turn, turn);
  }

  boolean mayTake() {
    return credit > 0 && !waiting.isEmpty();
  }

  /** Takes the first request's turn. An atomic request may take more than is left: a debt. */
  WaitingRequest.Turn<E> take(boolean shared) {
    WaitingRequest<E> first = waiting.removeFirst();
    bytes -= first.bytes();
    var turn = first.turn(shared ? credit : Integer.MAX_VALUE);
    credit -= turn.events().size();
    return turn;
  }

  /** Takes from its credit what a turn cost beside its events. */
  void charge(int cost) {
    credit -= cost;
  }

  int size() {
    return waiting.size();
  }

  long bytes() {
    return bytes;
  }

  boolean isSilentSince(long flush) {
    return waiting.isEmpty() && heardAt < flush;
  }

  void drainTo(Collection<WaitingRequest<E>> all) {
    all.addAll(waiting);
    waiting.clear();
    bytes = 0;
  }
}
