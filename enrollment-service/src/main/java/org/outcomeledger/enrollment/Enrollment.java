package org.outcomeledger.enrollment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was reported of one enrollment, as dated facts in any order of arrival. A fact is only ever
 * added under its own name: whatever a date decides can still be decided for an earlier one.
 *
 * @param startedOn empty while nothing but an intent has arrived
 */
record Enrollment(
    Optional<LocalDate> startedOn,
    Optional<LocalDate> intentDeclaredOn,
    Optional<LocalDate> withdrawnOn) {

  static final Enrollment UNHEARD_OF =
      new Enrollment(Optional.empty(), Optional.empty(), Optional.empty());

  Enrollment started(LocalDate on) {
    return new Enrollment(Optional.of(on), intentDeclaredOn, withdrawnOn);
  }

  Enrollment intentDeclared(LocalDate on) {
    return new Enrollment(startedOn, Optional.of(on), withdrawnOn);
  }

  Enrollment withdrawn(LocalDate on) {
    return new Enrollment(startedOn, intentDeclaredOn, Optional.of(on));
  }
}
