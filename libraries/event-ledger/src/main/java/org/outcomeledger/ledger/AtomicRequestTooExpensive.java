package org.outcomeledger.ledger;

import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/**
 * An atomic request is about learners of whom so much is held that deciding it in one transaction
 * would keep all others waiting. Nothing of it was written.
 */
public final class AtomicRequestTooExpensive extends Refusal {

  private static final long serialVersionUID = 1L;

  AtomicRequestTooExpensive() {
    super(
        ProblemType.BATCH_TOO_EXPENSIVE,
        "Too much is held about the learners of this atomic batch to be read in one transaction. Nothing was appended. Split the batch, by learner, or post it without atomic=true.");
  }
}
