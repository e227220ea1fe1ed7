package org.outcomeledger.impact.follower;

/** A ledger's service could not be asked, or did not answer as it should: to be tried again. */
final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
