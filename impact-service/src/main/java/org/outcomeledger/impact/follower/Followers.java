package org.outcomeledger.impact.follower;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.LedgerName;

/** One follower for every sink, from start to stop. */
@Singleton
final class Followers {

  private final LedgerHeads heads;
  private final ShardCounts shards;
  private final List<Follower> followers;

  Followers(
      @All List<Sink> sinks,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      ImpactConfig config,
      LedgerClient client,
      LedgerHeads heads,
      ShardCounts shards,
      AppliedSpans spans) {
    this.heads = heads;
    this.shards = shards;
    var ledgers =
        new Follower.Ledgers(
            client, heads, new ReplayPageCache(client), shards::of, LedgerName::knows, spans);
    this.followers =
        sinks.stream()
            .map(
                sink ->
                    new Follower(
                        sink, ConsumerSettings.of(sink, config.readModel(), kafka), ledgers))
            .toList();
  }

  List<Follower> all() {
    return followers;
  }

  /** How far one of them is with a shard, as far as its ledger has said how far it is itself. */
  ShardFreshness freshness(String by, ShardStatus shard) {
    Watermark applied = shard.watermark();
    return ShardFreshness.of(
        by,
        shard,
        heads.latest(applied.ledger(), applied.shard()),
        heads.missing(applied.ledger(), applied.shard(), applied.position()),
        Instant.now());
  }

  LedgerHeads heads() {
    return heads;
  }

  ShardCounts shards() {
    return shards;
  }

  /** The ledgers of which it is not known how many shards they have: they were never reached. */
  List<LedgerName> neverReached() {
    return Arrays.stream(LedgerName.values())
        .filter(ledger -> shards.of(ledger).isEmpty())
        .toList();
  }

  void start(@Observes StartupEvent event) {
    followers.forEach(Follower::start);
  }

  void stop(@Observes ShutdownEvent event) {
    followers.forEach(Follower::close);
  }
}
