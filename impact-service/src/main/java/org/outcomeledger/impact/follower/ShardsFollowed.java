package org.outcomeledger.impact.follower;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while a shard is stopped, and says why. Neither a restart nor another replica mends that, so
 * it concerns no one's traffic: it is for alerts.
 */
@Wellness
@Singleton
final class ShardsFollowed implements HealthCheck {

  private final Followers followers;

  ShardsFollowed(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("shards-followed").up();
    for (Follower follower : followers.all()) {
      for (ShardStatus shard : follower.status()) {
        shard
            .stopped()
            .ifPresent(
                reason ->
                    response
                        .down()
                        .withData(
                            "%s %s %d"
                                .formatted(
                                    follower.sink().name(),
                                    shard.watermark().ledger().text(),
                                    shard.watermark().shard()),
                            reason));
      }
    }
    return response.build();
  }
}
