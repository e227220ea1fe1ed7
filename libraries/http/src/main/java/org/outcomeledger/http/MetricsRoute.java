package org.outcomeledger.http;

import io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Lets the service's own port answer {@code GET /q/metrics}, where that is set. In production it is
 * not, and the address is as unknown as any other: how busy a service is, and of what, is nobody's
 * business who may call it.
 */
@Singleton
final class MetricsRoute {

  private final ServiceConfig config;

  MetricsRoute(ServiceConfig config) {
    this.config = config;
  }

  void open(@Observes Router router) {
    if (config.metricsOnServicePort()) {
      router.route("/q/metrics").blockingHandler(new PrometheusHandler(false, Optional.empty()));
    }
  }
}
