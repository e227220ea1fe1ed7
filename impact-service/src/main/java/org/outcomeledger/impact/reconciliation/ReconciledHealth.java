package org.outcomeledger.impact.reconciliation;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while rows, figures and ledger of a shard do not agree, or could not be compared for long:
 * for alerts, like the others.
 */
@Wellness
@Singleton
final class ReconciledHealth implements HealthCheck {

  private final Reconciliation reconciliation;

  ReconciledHealth(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("reconciled").up();
    reconciliation.latest().stream()
        .filter(shard -> !shard.agrees())
        .forEach(
            shard ->
                response
                    .down()
                    .withData(
                        shard.ledger() + " " + shard.shard(), String.join("; ", shard.findings())));
    reconciliation.overdue().forEach((shard, why) -> response.down().withData(shard, why));
    return response.build();
  }
}
