package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.Optional;

/** One employment of a learner, from its first day to its last. */
record Employment(LocalDate startedOn, Optional<LocalDate> endedOn) {

  static Employment since(LocalDate startedOn) {
    return new Employment(startedOn, Optional.empty());
  }

  Employment until(LocalDate endedOn) {
    return new Employment(startedOn, Optional.of(endedOn));
  }
}
