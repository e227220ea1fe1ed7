package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a follower's thread has died, which only a restart repairs. */
@Liveness
@Singleton
final class FollowersLiveness implements HealthCheck {

  private final Followers followers;

  FollowersLiveness(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("followers-run")
        .status(followers.all().stream().allMatch(Follower::alive))
        .build();
  }
}
