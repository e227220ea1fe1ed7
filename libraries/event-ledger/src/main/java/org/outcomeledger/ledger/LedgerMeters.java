package org.outcomeledger.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.outcomeledger.ledger.LedgerStanding.Standing;

/**
 * What the ledger, its relay, heads and erasures know of themselves, as metrics: docs/metrics.md.
 */
@Singleton
final class LedgerMeters {

  private final MeterRegistry registry;
  private final LedgerStanding standing;
  private final LedgerConfig config;
  private final Tags ledger;

  LedgerMeters(MeterRegistry registry, LedgerStanding standing, LedgerConfig config) {
    this.registry = registry;
    this.standing = standing;
    this.config = config;
    this.ledger = Tags.of("ledger", config.ledger());
  }

  void ofQueue(@Observes StartupEvent started, Ledger<?> queue) {
    gauge(
        "outcome.ledger.append.queue.requests",
        "Requests that wait to be appended",
        queue::requestsWaiting);
    gauge(
        "outcome.ledger.append.queue.limit.requests",
        "As many as may wait; beyond it requests are refused",
        config::mostRequestsWaiting);
    gauge(
        "outcome.ledger.append.queue.bytes",
        "Memory that waiting requests take",
        queue::bytesWaiting);
  }

  void ofRelay(@Observes StartupEvent started, Relay relay) {
    gauge(
        "outcome.ledger.relay.active",
        "1 on the replica that relays",
        () -> relay.isOwner() ? 1 : 0);
    counter(
        "outcome.ledger.relayed.events",
        "Events that this replica sent and Kafka acknowledged",
        relay,
        Relay::relayed);
    counter(
        "outcome.ledger.relay.failures",
        "Times that relaying ended in an error and began again at its cursor",
        relay,
        Relay::failures);
    for (int shard = 0; shard < config.shards(); shard++) {
      ofShard(shard);
    }
  }

  private void ofShard(int shard) {
    Tags tags = ledger.and("shard", Integer.toString(shard));
    gauge("outcome.ledger.position", "Last position of the shard", tags, it -> it.heads()[shard]);
    gauge(
        "outcome.ledger.relay.lag.events",
        "Events of the shard that Kafka has not acknowledged",
        tags,
        it -> it.unrelayed(shard));
    gauge(
        "outcome.ledger.relay.lag.seconds",
        "Age of the oldest of them; 0 if there is none",
        tags,
        it -> it.relayLag(shard, Instant.now()));
  }

  void ofHeads(@Observes StartupEvent started, HeadsPublisher heads) {
    gauge(
        "outcome.ledger.signed.head.timestamp.seconds",
        "When the last head was signed, in Unix time",
        () -> heads.status().signedAt().toEpochMilli() / 1000.0);
    gauge(
        "outcome.ledger.unpublished.head.seconds",
        "How long the oldest head that Kafka does not have has waited; 0 if there is none",
        () -> heads.status().waitingSince().map(LedgerMeters::secondsSince).orElse(0.0));
  }

  private static double secondsSince(Instant then) {
    return Duration.between(then, Instant.now()).toMillis() / 1000.0;
  }

  void ofErasures(@Observes StartupEvent started, LedgerEraser eraser) {
    erasures("waiting", "Erasures that this ledger has not carried out", Standing::erasures);
    erasures(
        "waiting.seconds",
        "How long the oldest of them has waited; 0 if there is none",
        it -> it.erasuresWait(Instant.now()));
    erasures(
        "unanswered", "Erasures that the other ledger has not confirmed", Standing::unanswered);
    counter(
        "outcome.ledger.erasures",
        "Learners about whom something was held that this replica erased",
        eraser,
        LedgerEraser::erasures);
    counter(
        "outcome.ledger.redacted.events",
        "Events that this replica emptied",
        eraser,
        LedgerEraser::redacted);
  }

  private void gauge(String name, String meaning, Supplier<Number> value) {
    Gauge.builder(name, value).description(meaning).tags(ledger).register(registry);
  }

  /** Not a number while the database does not say. */
  private void gauge(String name, String meaning, Tags tags, ToDoubleFunction<Standing> value) {
    Gauge.builder(name, standing, it -> it.latest().map(value::applyAsDouble).orElse(Double.NaN))
        .description(meaning)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** Nobody's right lapses because a database does not answer: what it said last is told on. */
  private void erasures(String name, String meaning, ToDoubleFunction<Standing> value) {
    Gauge.builder(
            "outcome.ledger.erasures." + name,
            standing,
            it -> it.lastKnown().map(value::applyAsDouble).orElse(Double.NaN))
        .description(meaning)
        .tags(ledger)
        .strongReference(true)
        .register(registry);
  }

  private <T> void counter(String name, String meaning, T counted, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, counted, value)
        .description(meaning)
        .tags(ledger)
        .register(registry);
  }
}
