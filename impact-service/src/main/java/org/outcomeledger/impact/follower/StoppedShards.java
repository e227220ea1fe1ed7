package org.outcomeledger.impact.follower;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while a shard is stopped, is filled again, or has passed events that this version does not
 * know, with the reason. Neither a restart nor another replica helps, so it is a wellness check: it
 * is for alerts and takes no traffic away.
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
        reason(shard)
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

  private static Optional<String> reason(ShardStatus shard) {
    return Stream.of(shard.stopped(), shard.rebuilding(), waiting(shard.watermark()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> waiting(Watermark mark) {
    return mark.waiting().byType().entrySet().stream()
        .map(
            it ->
                "%d events of type %s wait: this version does not know it. Upgrade impact-service."
                    .formatted(it.getValue(), it.getKey()))
        .reduce((one, other) -> one + " " + other);
  }
}
