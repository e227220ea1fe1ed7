package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up once the cube of this replica holds all that the ledgers had when it started. A stopped shard
 * does not keep it down: otherwise one bad event and a restart would leave no figures at all.
 */
@Readiness
@Singleton
final class FiguresReadiness implements HealthCheck {

  private final Followers followers;

  FiguresReadiness(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    List<Follower> own =
        followers.all().stream().filter(follower -> !follower.sink().shared()).toList();
    return HealthCheckResponse.named("figures-caught-up")
        .status(own.stream().allMatch(FiguresReadiness::caughtUp))
        .build();
  }

  private static boolean caughtUp(Follower follower) {
    List<ShardStatus> shards = follower.status();
    return !shards.isEmpty() && shards.stream().allMatch(ShardStatus::caughtUp);
  }
}
