package org.outcomeledger.http;

import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Replies that do not end by themselves: whoever asks for one ends it, or the test. */
@Singleton
@Path("/endless")
@PermitAll
public class EndlessReplies {

  private static final String PIECE = "x".repeat(64 << 10);

  private final AtomicInteger streams = new AtomicInteger();
  private final BlockingQueue<RoutingContext> held = new LinkedBlockingQueue<>();

  void surround(@Observes Router router) {
    router.get("/held").handler(held::add);
  }

  /** The next request for {@code /held}, which waits for its answer. */
  RoutingContext nextHeld() throws InterruptedException {
    return held.take();
  }

  /** How many streams were asked for. */
  int streams() {
    return streams.get();
  }

  /** One event after the other. */
  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> stream() {
    streams.incrementAndGet();
    return Multi.createBy().repeating().supplier(() -> PIECE).indefinitely();
  }

  /** One event, and no more. */
  @GET
  @Path("/quiet")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> quiet() {
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item("once"), Multi.createFrom().nothing());
  }

  /** A long answer. */
  @GET
  @Path("/lines")
  @Produces(MediaType.TEXT_PLAIN)
  public StreamingOutput lines() {
    byte[] line = PIECE.getBytes(StandardCharsets.US_ASCII);
    return out -> {
      while (true) {
        out.write(line);
      }
    };
  }
}
