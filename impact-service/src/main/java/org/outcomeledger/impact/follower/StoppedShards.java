package org.outcomeledger.impact.follower;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while a shard is stopped, with the reason. Neither a restart nor another replica helps, so
 * it is a wellness check: it is for alerts and takes no traffic away.
 */
@Wellness
@Singleton
final class StoppedShards implements HealthCheck {

  private final Followers followers;

  StoppedShards(Followers followers) {
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
