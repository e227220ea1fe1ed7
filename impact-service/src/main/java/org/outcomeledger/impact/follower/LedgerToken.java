package org.outcomeledger.impact.follower;

/**
 * The bearer token that this service reads the ledgers with. Safe for several threads; to ask for
 * it may take a while.
 */
public sealed interface LedgerToken permits TokenFile, ClientToken {

  /**
   * The value of an {@code Authorization} header.
   *
   * @throws LedgerRequestFailed while there is none
   */
  String header();

  /** A ledger refused the token: the next one has to be another. */
  void refused();
}
