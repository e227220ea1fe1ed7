package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.Optional;
import org.pcollections.TreePSet;

/**
 * When an enrollment was completed, and when its completions were declared void. A revocation voids
 * what was completed on its day or before, whichever was reported first, so the last one tells.
 */
record Completion(TreePSet<LocalDate> completedOn, Optional<LocalDate> revokedOn) {

  static final Completion NONE = new Completion(TreePSet.empty(), Optional.empty());

  Completion completed(LocalDate on) {
    return new Completion(completedOn.plus(on), revokedOn);
  }

  Completion revoked(LocalDate on) {
    return new Completion(completedOn, revokedOn.filter(on::isBefore).or(() -> Optional.of(on)));
  }

  /** Whether a completion dated by {@code day} counts: one that was not revoked on or after it. */
  boolean standsBy(LocalDate day) {
    LocalDate last = completedOn.floor(day);
    return last != null && revokedOn.filter(revoked -> !last.isAfter(revoked)).isEmpty();
  }

  boolean stands() {
    return standsBy(LocalDate.MAX);
  }
}
