package org.outcomeledger.impact.follower;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.outcomeledger.indicators.LedgerName;

/**
 * Down while a ledger's topic is missing or has another number of partitions than the ledger has
 * shards: what has no partition reaches no read model. The ledger's service makes the topic again
 * when it relays.
 */
@Wellness
@Singleton
final class TopicsFollowed implements HealthCheck {

  private final Followers followers;

  TopicsFollowed(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("topics-followed").up();
    for (LedgerName ledger : LedgerName.values()) {
      problem(ledger).ifPresent(why -> response.down().withData(ledger.topic(), why));
    }
    return response.build();
  }

  private Optional<String> problem(LedgerName ledger) {
    OptionalInt shards = followers.shards().of(ledger);
    return followers
        .shards()
        .mismatch(ledger)
        .or(
            () ->
                followers.all().stream()
                    .map(Follower::partitions)
                    .map(Map::copyOf)
                    .filter(counts -> shards.isPresent() && counts.containsKey(ledger))
                    .map(counts -> counts.get(ledger))
                    .filter(partitions -> partitions != shards.getAsInt())
                    .map(
                        partitions ->
                            partitions == 0
                                ? "The topic is missing; the ledger has %d shards."
                                    .formatted(shards.getAsInt())
                                : "The topic has %d partitions, the ledger %d shards."
                                    .formatted(partitions, shards.getAsInt()))
                    .findFirst());
  }
}
