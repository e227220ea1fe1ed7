package org.outcomeledger.impact.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.outcomeledger.indicators.Position;

/**
 * Shards that could not be compared when their turn came, and why. Once or twice is nothing: a
 * ledger is away, or the rows are not there yet. Time after time is an alarm, for what is changed
 * meanwhile is not found.
 */
final class FailedComparisons {

  private static final Logger LOG = Logger.getLogger(FailedComparisons.class);
  private static final int ROUNDS = 3;
  private static final Duration LONG = Duration.ofMinutes(15);

  private record Failure(String why, Instant since, int rounds) {

    boolean isOverdue() {
      return rounds >= ROUNDS || since.plus(LONG).isBefore(Instant.now());
    }

    Failure again(String reason) {
      return new Failure(reason, since, rounds + 1);
    }
  }

  private final Map<Position, Failure> failures = new ConcurrentHashMap<>();

  /** Said in the log once for each new reason. */
  void failed(Position shard, RuntimeException why) {
    String reason = String.valueOf(why.getMessage());
    Failure before = failures.get(shard);
    if (before == null || !before.why().equals(reason)) {
      LOG.warnf("%s cannot be compared with its ledger now: %s", name(shard), reason);
    }
    failures.put(
        shard, before == null ? new Failure(reason, Instant.now(), 1) : before.again(reason));
  }

  void succeeded(Position shard) {
    failures.remove(shard);
  }

  /** Why shards have not been compared for too long. */
  Map<String, String> overdue() {
    Map<String, String> overdue = new TreeMap<>();
    failures.forEach(
        (shard, failure) -> {
          if (failure.isOverdue()) {
            overdue.put(
                name(shard), "not compared since %s: %s".formatted(failure.since(), failure.why()));
          }
        });
    return overdue;
  }

  private static String name(Position shard) {
    return "%s ledger, shard %d".formatted(shard.ledger().text(), shard.shard());
  }
}
