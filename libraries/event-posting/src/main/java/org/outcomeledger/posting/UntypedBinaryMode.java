package org.outcomeledger.posting;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * An event in binary mode whose data has no media type: CloudEvents has it read as JSON, and
 * senders that leave {@code datacontenttype} out, its Java SDK among them, send no Content-Type.
 */
@Singleton
class UntypedBinaryMode {

  private static final int BEFORE_ROUTING = 1_000;

  void register(@Observes Filters filters) {
    filters.register(UntypedBinaryMode::type, BEFORE_ROUTING);
  }

  private static void type(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.headers().contains("ce-specversion")
        && !request.headers().contains("Content-Type")) {
      request.headers().set("Content-Type", "application/json");
    }
    context.next();
  }
}
