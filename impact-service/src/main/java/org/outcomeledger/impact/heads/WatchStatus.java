package org.outcomeledger.impact.heads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.LedgerName;

/**
 * What the watch has seen.
 *
 * @param signedAt of each ledger's last head that held; until one has, when the watch began
 * @param findings what did not hold, the first ones
 * @param problem why it cannot go on at the moment
 */
record WatchStatus(
    Map<LedgerName, Instant> signedAt, List<String> findings, Optional<String> problem) {

  private static final int MOST_FINDINGS = 20;

  WatchStatus {
    signedAt = Map.copyOf(signedAt);
    findings = List.copyOf(findings);
  }

  static WatchStatus begun(Instant at) {
    var signedAt = new EnumMap<LedgerName, Instant>(LedgerName.class);
    for (LedgerName name : LedgerName.values()) {
      signedAt.put(name, at);
    }
    return new WatchStatus(signedAt, List.of(), Optional.empty());
  }

  WatchStatus signed(LedgerName ledger, Instant at) {
    var all = new EnumMap<>(signedAt);
    all.put(ledger, at);
    return new WatchStatus(all, findings, problem);
  }

  WatchStatus found(String what) {
    if (findings.size() >= MOST_FINDINGS || findings.contains(what)) {
      return this;
    }
    var all = new ArrayList<>(findings);
    all.add(what);
    return new WatchStatus(signedAt, all, problem);
  }

  WatchStatus watching() {
    return new WatchStatus(signedAt, findings, Optional.empty());
  }

  WatchStatus failed(String why) {
    return new WatchStatus(signedAt, findings, Optional.of(why));
  }

  boolean overdue(LedgerName ledger, Instant now, Duration limit) {
    return signedAt.get(ledger).plus(limit).isBefore(now);
  }
}
