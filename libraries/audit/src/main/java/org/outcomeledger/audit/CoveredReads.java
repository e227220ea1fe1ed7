package org.outcomeledger.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * From which positions on somebody's reading is recorded already, for the hour: whoever reads a
 * ledger page by page is recorded once a shard, and not a thousand times.
 */
final class CoveredReads {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final Cache<AuditedCall, Long> covered;

  CoveredReads(Ticker clock) {
    this.covered =
        Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(MOST).ticker(clock).build();
  }

  /** Whether an entry of this hour stands for it. */
  boolean has(AuditedCall call) {
    String from = from(call);
    Long first = from.isEmpty() ? null : covered.getIfPresent(call.without(from));
    return first != null && first <= position(call, from);
  }

  /** An entry of this call is kept. */
  void add(AuditedCall call) {
    String from = from(call);
    if (!from.isEmpty()) {
      covered.put(call.without(from), position(call, from));
    }
  }

  private static String from(AuditedCall call) {
    return call.operation().audited().map(Audited::from).orElse("");
  }

  /** Asked after the call succeeded, so that it is a number. */
  private static long position(AuditedCall call, String from) {
    return Long.parseLong(call.parameters().getOrDefault(from, List.of("0")).getFirst());
  }
}
