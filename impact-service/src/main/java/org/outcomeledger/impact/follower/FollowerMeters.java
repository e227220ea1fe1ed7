package org.outcomeledger.impact.follower;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outcomeledger.indicators.LedgerName;

/**
 * How far this replica's followers are, as metrics: docs/metrics.md. Shards come and go, with
 * replicas and once a ledger says how many it has: so their series are set anew every few seconds,
 * from what the followers know. What is not known, or another replica's, is not there.
 */
@Singleton
final class FollowerMeters {

  /** One series of each for every shard that is followed here. */
  private record OfShards(MultiGauge gauge, Function<Shard, Number> value) {

    void set(List<Shard> shards) {
      gauge.register(
          shards.stream()
              .map(shard -> row(shard, value.apply(shard)))
              .filter(Objects::nonNull)
              .toList(),
          true);
    }

    private static Row<?> row(Shard shard, Number value) {
      return value == null ? null : Row.of(shard.tags(), value);
    }
  }

  private record Shard(String follower, ShardStatus status, ShardFreshness freshness) {

    Tags tags() {
      return Tags.of(
          "follower",
          follower,
          "ledger",
          freshness.ledger(),
          "shard",
          Integer.toString(freshness.shard()));
    }
  }

  private final MeterRegistry registry;
  private final Followers followers;
  private final List<OfShards> ofShards;

  FollowerMeters(MeterRegistry registry, Followers followers) {
    this.registry = registry;
    this.followers = followers;
    this.ofShards =
        List.of(
            ofShards("position", "Last position applied", it -> it.freshness().position()),
            ofShards(
                "lag.events",
                "Events that the ledger has and that are not applied",
                it -> it.freshness().eventsBehind()),
            ofShards(
                "lag.seconds",
                "For how long at most an event has been missing; 0 if none is",
                it -> seconds(it.freshness().millisecondsBehind())),
            ofShards(
                "shard.stopped",
                "1 where the shard goes no further",
                it -> it.status().stopped().isPresent() ? 1 : 0),
            ofShards(
                "shard.replaying",
                "1 while entries come from the ledger rather than from Kafka",
                it -> it.status().replaying() ? 1 : 0),
            ofShards(
                "waiting.entries",
                "Entries passed until their marker comes, or code that knows their type",
                it -> it.status().watermark().waiting().size()));
  }

  private OfShards ofShards(String name, String meaning, Function<Shard, Number> value) {
    return new OfShards(
        MultiGauge.builder("outcome.ledger.follower." + name)
            .description(meaning)
            .register(registry),
        value);
  }

  private static Number seconds(Long milliseconds) {
    return milliseconds == null ? null : milliseconds / 1000.0;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("outcome.ledger.cube.age.seconds", this::cubeAge)
        .description(
            "For how long at most an event has been missing in this replica's figures; 0 if none is")
        .register(registry);
    for (LedgerName ledger : LedgerName.values()) {
      Gauge.builder(
              "outcome.ledger.follower.head.age.seconds",
              () -> seconds(followers.heads().age(ledger).map(it -> it.toMillis()).orElse(null)))
          .description("How long ago the ledger last said how far it is")
          .tag("ledger", ledger.text())
          .register(registry);
      followers.all().forEach(follower -> counters(follower, ledger));
    }
  }

  private double cubeAge() {
    return followers.all().stream()
        .filter(follower -> !follower.sink().shared())
        .flatMap(this::shards)
        .map(shard -> seconds(shard.freshness().millisecondsBehind()))
        .filter(Objects::nonNull)
        .mapToDouble(Number::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  private void counters(Follower follower, LedgerName ledger) {
    Tags tags = Tags.of("follower", follower.sink().name(), "ledger", ledger.text());
    FunctionCounter.builder(
            "outcome.ledger.follower.holes", follower.tally(), it -> it.holes(ledger))
        .description("Holes in what Kafka brought, filled from the ledger")
        .tags(tags)
        .register(registry);
    FunctionCounter.builder(
            "outcome.ledger.follower.redacted.events", follower.tally(), it -> it.redacted(ledger))
        .description("Events that erasures took out again")
        .tags(tags)
        .register(registry);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    List<Shard> shards = followers.all().stream().flatMap(this::shards).toList();
    ofShards.forEach(it -> it.set(shards));
  }

  private Stream<Shard> shards(Follower follower) {
    String by = follower.sink().name();
    return follower.status().stream().map(it -> new Shard(by, it, followers.freshness(by, it)));
  }
}
