package org.outcomeledger.ledger;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while this replica cannot relay, with the reason: a broker that is away, a topic whose
 * partitions are not the ledger's shards. Events are accepted all the same and wait in the ledger,
 * so it is a wellness check: it is for alerts and takes no traffic away.
 */
@Wellness
@Singleton
final class RelayHealth implements HealthCheck {

  private final Relay relay;

  RelayHealth(Relay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    var response =
        HealthCheckResponse.named("events-relayed")
            .status(relay.problem().isEmpty())
            .withData("relays here", relay.isOwner());
    relay.problem().ifPresent(problem -> response.withData("problem", problem));
    return response.build();
  }
}
