package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.outcomeledger.http.EndedExchange;
import org.outcomeledger.http.MemoryInFlight;
import org.outcomeledger.http.Reservation;
import org.outcomeledger.http.SentReply;
import org.outcomeledger.ledger.LearnerStreams;
import org.outcomeledger.ledger.StoredEvent;

/**
 * Reads learners' streams as far as there is memory for them. A stream takes tens of megabytes
 * where it is long and its events are large, and a caller who reads slowly keeps it in memory: so
 * it counts as what its platform has in flight, from before it is read until its reply has left.
 */
@Singleton
public final class LearnerHistories {

  private final LearnerStreams streams;
  private final MemoryInFlight memory;

  LearnerHistories(LearnerStreams streams, MemoryInFlight memory) {
    this.streams = streams;
    this.memory = memory;
  }

  /**
   * All of a learner's events, in the order in which they were accepted.
   *
   * @param request for whose reply they are
   */
  public Uni<List<StoredEvent>> of(UUID learner, String platform, RoutingContext request) {
    return streams
        .size(learner)
        .invoke(bytes -> holdUntilSent(memory.reserve(platform, bytes), request))
        .flatMap(bytes -> streams.of(learner));
  }

  private static void holdUntilSent(Reservation held, RoutingContext request) {
    EndedExchange.then(request, () -> SentReply.then(request, held::end));
  }
}
