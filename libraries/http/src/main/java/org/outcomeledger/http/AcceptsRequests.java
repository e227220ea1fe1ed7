package org.outcomeledger.http;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down as soon as the service was told to stop, so that nothing new is sent to it. Nothing that
 * this service depends on is part of its readiness: see {@code quarkus.datasource.health.enabled}.
 */
@Readiness
@Singleton
final class AcceptsRequests implements HealthCheck {

  private final GracefulShutdown shutdown;

  AcceptsRequests(GracefulShutdown shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("accepts-requests").status(!shutdown.hasBegun()).build();
  }
}
