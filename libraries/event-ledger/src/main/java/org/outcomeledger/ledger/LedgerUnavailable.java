package org.outcomeledger.ledger;

/**
 * The ledger's database did not confirm the append. It may or may not have been written: the same
 * request sent again, under the same ids, finds out and completes it.
 */
public final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerUnavailable(Throwable cause) {
    super(
        "The ledger's database is not available: post the same events again, with their ids",
        cause);
  }
}
