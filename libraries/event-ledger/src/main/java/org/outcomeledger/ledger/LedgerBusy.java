package org.outcomeledger.ledger;

/**
 * More is waiting to be appended than the ledger takes at a time. Nothing was written; try later.
 */
public final class LedgerBusy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerBusy() {
    super("Too many events are waiting to be appended: post them again later");
  }
}
