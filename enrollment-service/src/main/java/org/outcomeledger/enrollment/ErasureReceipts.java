package org.outcomeledger.enrollment;

import jakarta.inject.Singleton;
import org.outcomeledger.ledger.Erasure;
import org.outcomeledger.ledger.ErasureConfig;
import org.outcomeledger.ledger.LedgerConfig;

/** Makes receipts, which name both ledgers. */
@Singleton
final class ErasureReceipts {

  private final String own;
  private final String other;

  ErasureReceipts(LedgerConfig ledger, ErasureConfig erasures) {
    this.own = ledger.ledger();
    this.other = erasures.asks().orElseThrow();
  }

  ErasureReceipt of(Erasure erasure) {
    return ErasureReceipt.of(erasure, own, other);
  }
}
