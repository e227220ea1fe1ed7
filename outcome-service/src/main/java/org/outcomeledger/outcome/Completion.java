package org.outcomeledger.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** When an enrollment was completed, and when its completions were declared void. */
record Completion(List<LocalDate> completedOn, List<LocalDate> revokedOn) {

  static final Completion NONE = new Completion(List.of(), List.of());

  Completion {
    completedOn = List.copyOf(completedOn);
    revokedOn = List.copyOf(revokedOn);
  }

  Completion completed(LocalDate on) {
    return new Completion(Stream.concat(completedOn.stream(), Stream.of(on)).toList(), revokedOn);
  }

  Completion revoked(LocalDate on) {
    return new Completion(completedOn, Stream.concat(revokedOn.stream(), Stream.of(on)).toList());
  }

  /** Whether a completion dated by {@code day} counts: one that was not revoked on or after it. */
  boolean standsBy(LocalDate day) {
    return completedOn.stream()
        .filter(completed -> !completed.isAfter(day))
        .anyMatch(completed -> revokedOn.stream().allMatch(completed::isAfter));
  }

  boolean stands() {
    return standsBy(LocalDate.MAX);
  }
}
