package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up once what this replica answers from holds all that the ledgers had when it started. A shard
 * that is stopped does not keep it down: a restart would else turn one bad event into no figures at
 * all.
 */
@Readiness
@Singleton
final class FiguresCaughtUp implements HealthCheck {

  private final Followers followers;

  FiguresCaughtUp(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    List<Follower> own =
        followers.all().stream().filter(follower -> !follower.sink().shared()).toList();
    return HealthCheckResponse.named("figures-caught-up")
        .status(own.stream().allMatch(FiguresCaughtUp::caughtUp))
        .build();
  }

  private static boolean caughtUp(Follower follower) {
    List<ShardStatus> shards = follower.status();
    return !shards.isEmpty() && shards.stream().allMatch(ShardStatus::caughtUp);
  }
}
