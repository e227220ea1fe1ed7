package org.outcomeledger.posting;

import java.util.UUID;
import java.util.function.Supplier;
import org.outcomeledger.http.Problem;

/**
 * What may be kept of an event that was refused.
 *
 * @param event makes the pseudonym of platform, source and id, or null if the event had none that
 *     is legal; asked of a few only, for it costs more than all else here
 * @param type its type; null if the catalogue has no such type
 */
record RefusedEvent(Supplier<UUID> event, String type, Problem problem) {

  /** A whole body that was refused: no event of it has been seen. */
  static RefusedEvent body(Problem problem) {
    return new RefusedEvent(() -> null, null, problem);
  }

  RefusalReason reason() {
    return new RefusalReason(
        problem.type(),
        problem.title(),
        problem.status(),
        type,
        KnownNames.safePart(problem.pointer()));
  }
}
