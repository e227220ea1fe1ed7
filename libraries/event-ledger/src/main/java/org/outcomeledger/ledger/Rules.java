package org.outcomeledger.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules by which one ledger accepts what platforms report: pure functions of a learner's
 * stream, without a clock and without I/O.
 *
 * @param <S> what is known of one learner
 * @param <E> the events of the ledger
 */
public interface Rules<S, E> {

  /** What is known of a learner of whom nothing has been said. */
  S initial();

  /** What is known once {@code event} has happened. */
  S evolve(S state, E event);

  /** Whether {@code reported} is consistent with what is known of its learner. */
  Decision decide(S state, E reported);

  /**
   * What {@code reported} will hold, once accepted, that no other event may hold at the same time,
   * of whatever learner.
   */
  List<Claim> claims(E reported);

  /**
   * The id of the earlier event of the same stream that {@code reported} takes back; empty for
   * everything but a retraction. Retractions are never given to {@link #evolve} or {@link #decide}:
   * the ledger takes the event out of the stream, and frees its claims.
   */
  Optional<UUID> retracts(E reported);

  /** Whether no retraction may take {@code kept} back. */
  boolean isLasting(E kept);
}
