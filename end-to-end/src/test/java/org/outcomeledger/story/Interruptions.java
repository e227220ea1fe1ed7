package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.List;

/**
 * What else befell an enrollment, each by its days, in no order.
 *
 * @param excludedOn for reasons that remove anybody
 * @param revokedOn the days on which completions were declared void
 */
record Interruptions(
    List<LocalDate> suspendedOn,
    List<LocalDate> resumedOn,
    List<LocalDate> excludedOn,
    List<LocalDate> revokedOn) {

  static final Interruptions NONE = new Interruptions(List.of(), List.of(), List.of(), List.of());

  Interruptions {
    suspendedOn = List.copyOf(suspendedOn);
    resumedOn = List.copyOf(resumedOn);
    excludedOn = List.copyOf(excludedOn);
    revokedOn = List.copyOf(revokedOn);
  }

  Interruptions asOf(LocalDate day) {
    return new Interruptions(
        by(day, suspendedOn), by(day, resumedOn), by(day, excludedOn), by(day, revokedOn));
  }

  private static List<LocalDate> by(LocalDate day, List<LocalDate> days) {
    return days.stream().filter(on -> !on.isAfter(day)).toList();
  }

  /** Whether a completion of that day was declared void, on it or later. */
  boolean revoke(LocalDate completion) {
    return revokedOn.stream().anyMatch(on -> !on.isBefore(completion));
  }

  /** Up to the given day, the last on which the two do not cancel each other out decides. */
  boolean suspendedAtTheEndOf(LocalDate day) {
    return suspendedOn.stream()
        .anyMatch(
            on ->
                !on.isAfter(day)
                    && surplus(on) > 0
                    && resumedOn.stream()
                        .noneMatch(
                            later ->
                                later.isAfter(on) && !later.isAfter(day) && surplus(later) < 0));
  }

  private int surplus(LocalDate day) {
    return (int) suspendedOn.stream().filter(day::equals).count()
        - (int) resumedOn.stream().filter(day::equals).count();
  }
}
