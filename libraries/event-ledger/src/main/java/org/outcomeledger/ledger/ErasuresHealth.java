package org.outcomeledger.ledger;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while an erasure that was asked for cannot be carried out, asked for elsewhere or told. */
@Wellness
@Singleton
final class ErasuresHealth implements HealthCheck {

  private final ErasureWorker worker;
  private final ErasureInbox inbox;

  ErasuresHealth(ErasureWorker worker, ErasureInbox inbox) {
    this.worker = worker;
    this.inbox = inbox;
  }

  @Override
  public HealthCheckResponse call() {
    var problem = worker.problem().or(inbox::problem);
    var response = HealthCheckResponse.named("learners-erased").status(problem.isEmpty());
    problem.ifPresent(what -> response.withData("problem", what));
    return response.build();
  }
}
