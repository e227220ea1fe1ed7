package org.outcomeledger.impact.follower;

/** A request to a ledger's service failed or was not answered as expected: to be retried. */
public final class LedgerRequestFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerRequestFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
