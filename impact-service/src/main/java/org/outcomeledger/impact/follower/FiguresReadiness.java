package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.outcomeledger.indicators.LedgerName;

/**
 * Up once the cube of this replica holds all that the ledgers had when it started. A stopped shard
 * does not keep it down: otherwise one bad event and a restart would leave no figures at all. A
 * ledger that has never said how many shards it has does, and is named.
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
    List<LedgerName> neverReached = followers.neverReached();
    List<Follower> own =
        followers.all().stream().filter(follower -> !follower.sink().shared()).toList();
    var response =
        HealthCheckResponse.named("figures-caught-up")
            .status(neverReached.isEmpty() && own.stream().allMatch(FiguresReadiness::caughtUp));
    if (!neverReached.isEmpty()) {
      response.withData(
          "never reached",
          neverReached.stream().map(LedgerName::text).collect(Collectors.joining(", ")));
    }
    return response.build();
  }

  private static boolean caughtUp(Follower follower) {
    List<ShardStatus> shards = follower.status();
    return shards.stream().map(it -> it.watermark().ledger()).distinct().count()
            == LedgerName.values().length
        && shards.stream().allMatch(ShardStatus::caughtUp);
  }
}
