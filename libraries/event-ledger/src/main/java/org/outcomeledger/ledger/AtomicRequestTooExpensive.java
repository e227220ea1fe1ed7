package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * An atomic request is about learners who have so many events that deciding it in one transaction
 * would keep all others waiting. Nothing of it was written.
 */
public final class AtomicRequestTooExpensive extends Refusal {

  private static final long serialVersionUID = 1L;

  AtomicRequestTooExpensive() {
    super(
        ProblemType.BATCH_TOO_EXPENSIVE,
        "The learners of this atomic batch have too many events to be read in one transaction. Nothing was appended. Split the batch, by learner, or post it without atomic=true.");
  }
}
