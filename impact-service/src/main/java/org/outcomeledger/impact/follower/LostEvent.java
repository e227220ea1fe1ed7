package org.outcomeledger.impact.follower;

import java.time.Instant;
import java.util.Comparator;
import org.outcomeledger.indicators.LedgerName;

/**
 * An event that was acknowledged and that its restored ledger no longer has, as a follower still
 * knows it.
 *
 * @param what its type, or the table of the read model that it is in
 * @param event the pseudonym of the event
 */
public record LostEvent(
    LedgerName ledger,
    int shard,
    long position,
    String what,
    String platform,
    String event,
    Instant recordedAt) {

  /** The order of one shard. */
  public static final Comparator<LostEvent> BY_POSITION =
      Comparator.comparingLong(LostEvent::position);

  /** In words, for operators. */
  public String line() {
    return "position %d: %s of platform %s, event %s, recorded at %s"
        .formatted(position, what, platform, event, recordedAt);
  }
}
