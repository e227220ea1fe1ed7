package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An employment or a further study, from its first day to its last. An end whose start was taken
 * back waits for a new one.
 */
record Spell(Optional<LocalDate> startedOn, Optional<LocalDate> endedOn) {

  static final Spell NONE = new Spell(Optional.empty(), Optional.empty());

  Spell from(LocalDate firstDay) {
    return new Spell(Optional.of(firstDay), endedOn);
  }

  Spell until(LocalDate lastDay) {
    return new Spell(startedOn, Optional.of(lastDay));
  }
}
