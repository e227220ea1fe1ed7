package org.outcomeledger.ledger;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while heads stay away for too long, or cannot be kept: nobody outside could then show that
 * the ledger was rewritten. A server that does not answer is no reason until they are overdue.
 * Events are accepted all the same, so it is a wellness check.
 */
@Wellness
@Singleton
final class HeadsHealth implements HealthCheck {

  private final HeadsPublisher publisher;
  private final HeadsConfig config;

  HeadsHealth(HeadsPublisher publisher, HeadsConfig config) {
    this.publisher = publisher;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HeadsStatus status = publisher.status();
    Optional<String> overdue = status.overdue(Instant.now(), config.headsOverdueAfter());
    var response =
        HealthCheckResponse.named("heads-published")
            .status(overdue.isEmpty() && !status.stays())
            .withData("signed at", status.signedAt().toString());
    overdue.ifPresent(what -> response.withData("overdue", what));
    status.problem().ifPresent(what -> response.withData("problem", what));
    return response.build();
  }
}
