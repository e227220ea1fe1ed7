package org.outcomeledger.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Ends a service without cutting anyone off. First it says that it is not ready, and goes on
 * serving for as long as whoever sends it requests needs to notice. Then it ends the streams,
 * answers new requests with {@link ProblemType#SHUTTING_DOWN} and waits for those under way; only
 * when they are answered, or the limit is over, connections are closed and the rest of the service
 * stops.
 *
 * <p>Not the framework's own waiting (quarkus.shutdown.timeout): it refuses new requests without a
 * body, and waits for streams that never end.
 */
@Singleton
class GracefulShutdown {

  private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
  private static final String STREAM = "text/event-stream";

  /** Health and metrics are asked for until the end. */
  private static final String OPERATORS = "/q/";

  private final Duration delay;
  private final Duration limit;
  private final Set<Runnable> endOfStreams = ConcurrentHashMap.newKeySet();
  private volatile boolean begun;
  private boolean refusing;
  private int underWay;

  GracefulShutdown(ServiceConfig config) {
    this.delay = config.shutdownDelay();
    this.limit = config.shutdownLimit();
  }

  /** Whether the service has been told to stop. */
  boolean hasBegun() {
    return begun;
  }

  /** How many requests are not answered yet. */
  synchronized int underWay() {
    return underWay;
  }

  /** How many streams have not ended yet. */
  int streams() {
    return endOfStreams.size();
  }

  void surround(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::receive);
  }

  private void receive(RoutingContext request) {
    String path = request.request().path();
    if (path != null && path.startsWith(OPERATORS)) {
      request.next();
    } else if (enter()) {
      request.addHeadersEndHandler(sent -> begins(request));
      EndedExchange.then(request, this::leave);
      request.next();
    } else {
      refuse(request.response());
    }
  }

  private synchronized boolean enter() {
    underWay += refusing ? 0 : 1;
    return !refusing;
  }

  private synchronized void leave() {
    underWay--;
    notifyAll();
  }

  /** A reply begins: the last one on its connection, or a stream that never ends by itself. */
  private void begins(RoutingContext request) {
    HttpServerResponse response = request.response();
    if (begun) {
      response.putHeader("Connection", "close");
    }
    String type = response.headers().get("Content-Type");
    if (type != null && type.startsWith(STREAM)) {
      Context context = request.vertx().getOrCreateContext();
      Runnable end = () -> context.runOnContext(now -> end(response));
      add(end);
      EndedExchange.then(request, () -> endOfStreams.remove(end));
    }
  }

  /** One that begins when the others were ended already ends too. */
  private synchronized void add(Runnable endOfStream) {
    endOfStreams.add(endOfStream);
    if (refusing) {
      endOfStream.run();
    }
  }

  private static void end(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }

  private static void refuse(HttpServerResponse response) {
    Problem problem =
        Problem.of(
            ProblemType.SHUTTING_DOWN,
            "Send the same again: another replica, or this one, takes it.");
    Replies.end(response.putHeader("Connection", "close"), problem);
  }

  /** The framework closes nothing before this returns. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    begun = true;
    try {
      Thread.sleep(delay);
      int left = awaitReplies();
      if (left > 0) {
        LOG.warnf("%d requests were not answered within %s of shutting down", left, limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int awaitReplies() throws InterruptedException {
    refusing = true;
    endOfStreams.forEach(Runnable::run);
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (underWay > 0 && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return underWay;
  }
}
