package org.outcomeledger.posting;

import java.util.UUID;
import org.outcomeledger.http.Problem;

/**
 * What is kept of an event that was refused.
 *
 * @param event pseudonym of platform, source and id; null if the event had none that is legal
 * @param type its type; null if the catalogue has no such type
 */
record RefusedEvent(UUID event, String type, Problem problem) {

  /** A whole body that was refused: no event of it has been seen. */
  static RefusedEvent body(Problem problem) {
    return new RefusedEvent(null, null, problem);
  }
}
