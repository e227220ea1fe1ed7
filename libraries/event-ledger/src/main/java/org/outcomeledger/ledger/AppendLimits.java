package org.outcomeledger.ledger;

/**
 * How much a ledger takes.
 *
 * @param requestsWaiting see {@link LedgerConfig#mostRequestsWaiting}
 * @param streamEvents see {@link LedgerConfig#streamLimit}
 */
public record AppendLimits(int requestsWaiting, int streamEvents) {

  /** As they are set. */
  public static AppendLimits of(LedgerConfig config) {
    return new AppendLimits(config.mostRequestsWaiting(), config.streamLimit());
  }
}
