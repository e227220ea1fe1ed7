package org.outcomeledger.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.ledger.LedgerConfig;

/**
 * What became of the events that were posted to this replica, as metrics: docs/metrics.md. By
 * problem and not by platform: problems are a closed set, platforms are as many as there are
 * tokens.
 */
@Singleton
final class PostingMeters {

  /**
   * What one event of a batch may be rejected for. Each begins at 0: of a series that begins with
   * its first event Prometheus sees no increase.
   */
  private static final Set<ProblemType> OF_EVENTS =
      EnumSet.range(ProblemType.INVALID_EVENT, ProblemType.STUDY_ENDED_BEFORE_START);

  private final MeterRegistry registry;
  private final String ledger;
  private final Map<String, Counter> byStatus;

  PostingMeters(MeterRegistry registry, LedgerConfig config) {
    this.registry = registry;
    this.ledger = config.ledger();
    this.byStatus =
        Stream.of("accepted", "duplicate", "rejected", "not-attempted")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::posted));
    for (ProblemType problem : OF_EVENTS) {
      var unused = rejected(problem.code());
    }
  }

  /** The results of one request. */
  void count(List<PostingResult> results) {
    for (PostingResult result : results) {
      byStatus.get(result.status()).increment();
      if (result.problem() != null) {
        rejected(result.problem().code()).increment();
      }
    }
  }

  private Counter posted(String status) {
    return Counter.builder("outcome.ledger.posted.events")
        .description("Events that were posted, by what became of them")
        .tag("ledger", ledger)
        .tag("result", status)
        .register(registry);
  }

  private Counter rejected(String problem) {
    return Counter.builder("outcome.ledger.rejected.events")
        .description("Events that were rejected, by problem type")
        .tag("ledger", ledger)
        .tag("problem", problem)
        .register(registry);
  }
}
