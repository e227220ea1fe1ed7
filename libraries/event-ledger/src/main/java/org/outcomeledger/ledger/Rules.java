package org.outcomeledger.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules by which one ledger accepts what platforms report: pure functions of a learner's
 * stream, without a clock and without I/O.
 *
 * @param <S> the state folded from one learner's events
 * @param <E> the events of the ledger
 */
public interface Rules<S, E> {

  /** The state of a learner without events. */
  S initial();

  /** The state after {@code event}. */
  S evolve(S state, E event);

  /** Whether {@code reported} is consistent with its learner's state. */
  Decision decide(S state, E reported);

  /**
   * The claims of {@code reported} once it is accepted: no other event, of any learner, may hold
   * them at the same time.
   */
  List<Claim> claims(E reported);

  /**
   * The id of the earlier event of the same stream that {@code reported} takes back; empty for
   * everything but a retraction. Retractions are never given to {@link #evolve} or {@link #decide}:
   * the ledger takes the event out of the stream, and releases its claims.
   */
  Optional<UUID> retracts(E reported);

  /** Whether a retraction may take {@code recorded} back. */
  boolean isRetractable(E recorded);
}
