package org.outcomeledger.posting;

import io.netty.buffer.Unpooled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.ledger.LearnerStreams;
import org.outcomeledger.ledger.StoredEvent;

/**
 * Reads learners' streams: short ones at any time, long ones one at a time for a platform and a few
 * at a time for all, each until its reply has left. For a long one takes tens of megabytes where
 * its events are large, and a caller who reads slowly keeps them in memory.
 */
@Singleton
public final class LongHistories {

  private static final int LONG = 200;
  private static final int AT_A_TIME = 3;

  private final LearnerStreams streams;
  private final Set<String> reading = new HashSet<>();

  LongHistories(LearnerStreams streams) {
    this.streams = streams;
  }

  /**
   * All of a learner's events, in the order in which they were accepted.
   *
   * @param request for whose reply they are
   */
  public Uni<List<StoredEvent>> of(UUID learner, String platform, RoutingContext request) {
    return streams
        .length(learner)
        .invoke(
            length -> {
              if (length > LONG) {
                begin(platform);
                request.addEndHandler(ended -> whenSent(request, () -> end(platform)));
              }
            })
        .flatMap(length -> streams.of(learner));
  }

  /** A reply that has ended may still be waiting for its caller to read; nothing overtakes it. */
  private static void whenSent(RoutingContext request, Runnable then) {
    if (request.request().connection() instanceof Http1xServerConnection connection) {
      connection
          .channel()
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(sentOrClosed -> then.run());
    } else {
      then.run();
    }
  }

  private synchronized void begin(String platform) {
    if (reading.size() >= AT_A_TIME || !reading.add(platform)) {
      throw new Refusal(
          Problem.of(
              ProblemType.CONCURRENCY_LIMIT_EXCEEDED,
              "Another long history is being read: more than %d events are read one learner after the other."
                  .formatted(LONG)));
    }
  }

  private synchronized void end(String platform) {
    reading.remove(platform);
  }
}
