package org.outcomeledger.impact.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** What was found last of each shard, as metrics: docs/metrics.md. */
@Singleton
final class ReconciliationMeters {

  private final Reconciliation reconciliation;
  private final MultiGauge disagrees;
  private final MultiGauge checkedAt;

  ReconciliationMeters(MeterRegistry registry, Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
    this.disagrees =
        MultiGauge.builder("outcome.ledger.reconciliation.disagrees")
            .description("1 where rows or figures are not what the ledger says")
            .register(registry);
    this.checkedAt =
        MultiGauge.builder("outcome.ledger.reconciliation.timestamp.seconds")
            .description("When the shard was last compared with its ledger, in Unix time")
            .register(registry);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    disagrees.register(rows(shard -> shard.agrees() ? 0 : 1), true);
    checkedAt.register(rows(shard -> shard.checkedAt().toEpochMilli() / 1000.0), true);
  }

  private List<Row<?>> rows(Function<ShardReconciliation, Number> value) {
    return reconciliation.latest().stream()
        .<Row<?>>map(shard -> Row.of(tags(shard), value.apply(shard)))
        .toList();
  }

  private static Tags tags(ShardReconciliation shard) {
    return Tags.of("ledger", shard.ledger(), "shard", Integer.toString(shard.shard()));
  }
}
