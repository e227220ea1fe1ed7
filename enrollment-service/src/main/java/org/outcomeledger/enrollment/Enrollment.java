package org.outcomeledger.enrollment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One enrollment as far as it has been reported: dated facts, in any order of arrival, some of
 * which may wait for others. What it was on a day follows from the dates alone.
 *
 * @param intentDeclared whether an intent was declared; corrections change none of this
 * @param excludedOn the days of exclusions for a reason that ends an enrollment
 */
record Enrollment(
    Optional<LocalDate> startedOn,
    boolean intentDeclared,
    List<LocalDate> suspendedOn,
    List<LocalDate> resumedOn,
    Optional<LocalDate> withdrawnOn,
    List<LocalDate> excludedOn) {

  static final Enrollment NONE =
      new Enrollment(Optional.empty(), false, List.of(), List.of(), Optional.empty(), List.of());

  /** What an enrollment is on a day. */
  enum Status {
    UNKNOWN,
    NOT_STARTED,
    RUNNING,
    SUSPENDED,
    WITHDRAWN,
    EXCLUDED
  }

  Enrollment {
    suspendedOn = List.copyOf(suspendedOn);
    resumedOn = List.copyOf(resumedOn);
    excludedOn = List.copyOf(excludedOn);
  }

  /** What it is on {@code day}, by what has been reported of it. */
  Status on(LocalDate day) {
    if (startedOn.isEmpty()) {
      return Status.UNKNOWN;
    }
    if (excludedOn.stream().anyMatch(excluded -> !excluded.isAfter(day))) {
      return Status.EXCLUDED;
    }
    if (withdrawnOn.filter(withdrawn -> !withdrawn.isAfter(day)).isPresent()) {
      return Status.WITHDRAWN;
    }
    if (startedOn.get().isAfter(day)) {
      return Status.NOT_STARTED;
    }
    return isSuspended(day) ? Status.SUSPENDED : Status.RUNNING;
  }

  /**
   * Day by day, what was suspended and not resumed on the same day is suspended until a day on
   * which more was resumed than suspended: so the order of arrival never matters.
   */
  private boolean isSuspended(LocalDate day) {
    boolean suspended = false;
    for (LocalDate change : changesUpTo(day)) {
      long more = count(suspendedOn, change) - count(resumedOn, change);
      suspended = more > 0 || (suspended && more == 0);
    }
    return suspended;
  }

  private List<LocalDate> changesUpTo(LocalDate day) {
    return Stream.concat(suspendedOn.stream(), resumedOn.stream())
        .filter(change -> !change.isAfter(day))
        .distinct()
        .sorted()
        .toList();
  }

  private static long count(List<LocalDate> days, LocalDate day) {
    return days.stream().filter(day::equals).count();
  }

  Enrollment started(LocalDate on) {
    return new Enrollment(
        Optional.of(on), intentDeclared, suspendedOn, resumedOn, withdrawnOn, excludedOn);
  }

  Enrollment declared() {
    return new Enrollment(startedOn, true, suspendedOn, resumedOn, withdrawnOn, excludedOn);
  }

  Enrollment suspended(LocalDate on) {
    return new Enrollment(
        startedOn, intentDeclared, and(suspendedOn, on), resumedOn, withdrawnOn, excludedOn);
  }

  Enrollment resumed(LocalDate on) {
    return new Enrollment(
        startedOn, intentDeclared, suspendedOn, and(resumedOn, on), withdrawnOn, excludedOn);
  }

  Enrollment withdrawn(LocalDate on) {
    return new Enrollment(
        startedOn, intentDeclared, suspendedOn, resumedOn, Optional.of(on), excludedOn);
  }

  Enrollment excluded(LocalDate on) {
    return new Enrollment(
        startedOn, intentDeclared, suspendedOn, resumedOn, withdrawnOn, and(excludedOn, on));
  }

  private static List<LocalDate> and(List<LocalDate> days, LocalDate day) {
    return Stream.concat(days.stream(), Stream.of(day)).toList();
  }
}
