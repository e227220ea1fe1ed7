package org.outcomeledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request that waits to be appended, how far it has come, and where its receipts go. */
final class WaitingRequest<E> {

  /** What one flush decides of a request: its next events, all of them where it is atomic. */
  record Turn<E>(WaitingRequest<E> waiting, List<ReportedEvent<E>> events) {

    long bytes() {
      return AppendRequest.bytes(events);
    }

    boolean atomic() {
      return waiting.request.atomic();
    }
  }

  private final AppendRequest<E> request;
  private final long bytes;
  private final CompletableFuture<List<Receipt>> receipts = new CompletableFuture<>();
  private final List<Receipt> given = new ArrayList<>();

  WaitingRequest(AppendRequest<E> request) {
    this.request = request;
    this.bytes = request.bytes();
  }

  /** Whose line it waits in. */
  String platform() {
    return request.platform();
  }

  /** About how much memory it takes while it waits. */
  long bytes() {
    return bytes;
  }

  /** The answer, once every event has its receipt. */
  CompletableFuture<List<Receipt>> receipts() {
    return receipts;
  }

  /** Its next turn, of so many events at most unless it is atomic. */
  Turn<E> turn(int most) {
    List<ReportedEvent<E>> rest = request.events().subList(given.size(), request.events().size());
    boolean whole = request.atomic() || rest.size() <= most;
    return new Turn<>(this, whole ? rest : rest.subList(0, most));
  }

  /** Adds receipts, in order, of events of which the outcome is durable. */
  void give(List<Receipt> more) {
    given.addAll(more);
    if (given.size() == request.events().size()) {
      receipts.complete(List.copyOf(given));
    }
  }

  void fail(Throwable why) {
    receipts.completeExceptionally(why);
  }

  boolean isAnswered() {
    return receipts.isDone();
  }
}
