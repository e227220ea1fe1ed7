package org.outcomeledger.audit;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while the database lacks entries of the trail: the log has them, and this process. */
@Wellness
@Singleton
final class AuditWellness implements HealthCheck {

  private static final int ON_THEIR_WAY = 500;

  private final AuditTrail trail;

  AuditWellness(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public HealthCheckResponse call() {
    int waiting = trail.waiting();
    return HealthCheckResponse.named("audit-trail")
        .status(waiting < ON_THEIR_WAY)
        .withData("waiting", waiting)
        .build();
  }
}
