package org.outcomeledger.http;

import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * One body as it arrives.
 *
 * <p>A connection that is cut while its caller still writes loses the reply. So what is too long,
 * or finds no memory, is heard on, up to a second limit, and thrown away: the caller gets to know
 * why.
 */
final class ArrivingBody implements ServerHttpRequest.ReadCallback {

  private final ServerHttpRequest request;
  private final ResteasyReactiveContainerRequestContext context;
  private final BodyLimit limit;
  private final Reservation reservation;
  private CollectedBytes collected;
  private long arrived;
  private boolean isOver;

  ArrivingBody(
      ServerHttpRequest request,
      ResteasyReactiveContainerRequestContext context,
      BodyLimit limit,
      Reservation reservation) {
    this.request = request;
    this.context = context;
    this.limit = limit;
    this.reservation = reservation;
    this.collected = new CollectedBytes(announced(request));
  }

  private static long announced(ServerHttpRequest request) {
    String length = request.getRequestHeader("Content-Length");
    return length == null ? Long.MAX_VALUE : Long.parseLong(length);
  }

  @Override
  public void data(ByteBuffer chunk) {
    if (isOver) {
      return;
    }
    arrived += chunk.remaining();
    collect(chunk);
    if (arrived > limit.mostReceived()) {
      request.pauseRequestInput();
      done();
    }
  }

  private void collect(ByteBuffer chunk) {
    if (collected == null) {
      return;
    }
    int wanted = Math.min(chunk.remaining(), limit.most() + 1 - collected.size());
    if (reservation.grow((long) MemoryInFlight.PER_BYTE * wanted)) {
      collected.add(chunk, wanted);
    } else {
      collected = null;
    }
  }

  @Override
  public void done() {
    if (isOver) {
      return;
    }
    isOver = true;
    if (collected == null) {
      context.resume(new Refusal(MemoryInFlight.exhausted()));
    } else {
      context.setEntityStream(collected.stream());
      context.resume();
    }
  }

  /** The reply is written, or the connection is gone: what has not arrived is not waited for. */
  void endedEarly() {
    if (!isOver) {
      isOver = true;
      giveBack();
    }
  }

  /** Nobody needs what arrived any more; the reply is held until its caller has taken it. */
  void answered(RoutingContext request) {
    drop();
    reservation.hold(request.response().bytesWritten());
    SentReply.then(request, reservation::end);
  }

  private void giveBack() {
    drop();
    reservation.end();
  }

  private void drop() {
    if (collected != null) {
      collected.drop();
      collected = null;
    }
  }
}
