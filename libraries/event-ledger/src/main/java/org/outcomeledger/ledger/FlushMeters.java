package org.outcomeledger.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The flushes of this replica, as metrics: docs/metrics.md. */
@Singleton
public final class FlushMeters implements FlushListener {

  private static final Duration[] TIMES = {
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };
  private static final double[] SIZES = {1, 10, 50, 100, 250, 500, 1_000, 2_000};

  private final Timer time;
  private final DistributionSummary events;
  private final Counter failures;

  FlushMeters(MeterRegistry registry, LedgerConfig config) {
    this.time =
        Timer.builder("outcome.ledger.flush")
            .description("How long a group commit took, from the lock to the commit")
            .tag("ledger", config.ledger())
            .serviceLevelObjectives(TIMES)
            .register(registry);
    this.events =
        DistributionSummary.builder("outcome.ledger.flush.events")
            .description("How many events a group commit decided about")
            .tag("ledger", config.ledger())
            .serviceLevelObjectives(SIZES)
            .register(registry);
    this.failures =
        Counter.builder("outcome.ledger.flush.failures")
            .description("Group commits that the database did not confirm")
            .tag("ledger", config.ledger())
            .register(registry);
  }

  @Override
  public void flushed(int decided, Duration took) {
    time.record(took);
    events.record(decided);
  }

  @Override
  public void failed() {
    failures.increment();
  }
}
