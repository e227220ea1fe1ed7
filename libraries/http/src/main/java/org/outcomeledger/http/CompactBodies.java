package org.outcomeledger.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * Collects what is posted, of those who may post, into one array, and no more of it than tells that
 * it is too long, or than there is memory for. The framework would keep objects for each chunk, and
 * a body that is sent to do harm has a chunk for each byte.
 *
 * <p>What a body holds is given back when its request is over: answered, and the reply sent, which
 * may be many times as long; or, while it still arrives, ended by a deadline or by its sender.
 */
@Provider
@Singleton
public class CompactBodies implements ResteasyReactiveContainerRequestFilter {

  private static final String OF_NO_PLATFORM = "of no platform";
  private static final String OF_STRANGERS = "of strangers";

  private final BodyLimit limit;
  private final MemoryInFlight memory;
  private final Caller caller;

  CompactBodies(BodyLimit limit, MemoryInFlight memory, Caller caller) {
    this.limit = limit;
    this.memory = memory;
    this.caller = caller;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    var internal = (ResteasyReactiveRequestContext) context.getServerRequestContext();
    ServerHttpRequest request = internal.serverRequest();
    if (!request.getRequestMethod().equals(HttpMethod.POST) || request.isRequestEnded()) {
      return;
    }
    boolean isOpen = isOpen(internal);
    var body =
        new ArrivingBody(
            request,
            context,
            isOpen ? limit.ofStrangers() : limit,
            new Reservation(memory, isOpen ? OF_STRANGERS : ofCaller()));
    RoutingContext routing = request.unwrap(RoutingContext.class);
    internal.registerCompletionCallback(failure -> body.answered(routing));
    EndedExchange.then(routing, body::endedEarly);
    context.suspend();
    request.setReadListener(body);
  }

  /** Strangers have a share of their own, for nobody knows yet who of them is who. */
  private static boolean isOpen(ResteasyReactiveRequestContext request) {
    return request.getTarget().getLazyMethod().getMethod().isAnnotationPresent(PermitAll.class);
  }

  private String ofCaller() {
    return caller.platform().map(MemoryInFlight::ofPlatform).orElse(OF_NO_PLATFORM);
  }
}
