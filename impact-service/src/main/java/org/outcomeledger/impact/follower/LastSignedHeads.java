package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.outcomeledger.format.ChainPosition;
import org.outcomeledger.format.HeadStatement;
import org.outcomeledger.indicators.LedgerName;

/** The last signed head of each ledger, as whoever watches them has seen it. */
@Singleton
public final class LastSignedHeads {

  private final Map<LedgerName, LastSignedHead> latest = new ConcurrentHashMap<>();

  /**
   * Up to where a ledger cannot be rewritten unnoticed.
   *
   * @param signedAt when its service signed that
   * @param fits false where a head that came since this replica started does not hold, or a ledger
   *     does not pass through one
   * @param positions of shard 0, 1, ...: the last one that the head covers
   */
  public record LastSignedHead(
      String ledger, Instant signedAt, boolean fits, List<Long> positions) {

    public LastSignedHead {
      positions = List.copyOf(positions);
    }
  }

  /** A ledger's last head is this one from now on. */
  public void saw(LedgerName ledger, HeadStatement head, boolean fits) {
    List<Long> positions = head.shards().stream().map(ChainPosition::position).toList();
    latest.put(ledger, new LastSignedHead(ledger.text(), head.at(), fits, positions));
  }

  /** Of the ledgers of which one was seen. */
  public List<LastSignedHead> all() {
    return latest.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
