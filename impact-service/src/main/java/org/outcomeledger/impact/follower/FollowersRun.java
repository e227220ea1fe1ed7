package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a follower's thread has died, which only a restart mends. */
@Liveness
@Singleton
final class FollowersRun implements HealthCheck {

  private final Followers followers;

  FollowersRun(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("followers-run")
        .status(followers.all().stream().allMatch(Follower::alive))
        .build();
  }
}
