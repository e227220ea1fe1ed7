package org.outcomeledger.impact.report;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.outcomeledger.http.EndedExchange;
import org.outcomeledger.http.MemoryInFlight;
import org.outcomeledger.http.Reservation;
import org.outcomeledger.http.SentReply;

/** What is read of the database for readers that nobody knows counts as memory in flight. */
@Singleton
final class ReaderMemory {

  /** What is read has so many objects and texts for each byte, beside what is sent. */
  private static final int TREE = 6;

  private final MemoryInFlight memory;
  private final CurrentVertxRequest request;

  ReaderMemory(MemoryInFlight memory, CurrentVertxRequest request) {
    this.memory = memory;
    this.request = request;
  }

  /**
   * Holds so many bytes until the reply to the present request has left.
   *
   * @throws org.outcomeledger.http.Refusal while readers hold what there is for them
   */
  void holdUntilSent(long bytes) {
    Reservation held = memory.reserveForReaders(bytes);
    RoutingContext exchange = request.getCurrent();
    EndedExchange.then(exchange, () -> SentReply.then(exchange, held::end));
  }

  /** The same for a document of so many bytes of JSON that is read. */
  void holdTreeUntilSent(long bytes) {
    holdUntilSent(TREE * bytes);
  }
}
