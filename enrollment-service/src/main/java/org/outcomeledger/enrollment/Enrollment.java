package org.outcomeledger.enrollment;

import java.time.LocalDate;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * One enrollment as far as it has been reported: dated facts, in any order of arrival, some of
 * which may wait for others. What it was on a day follows from the dates alone. A state and its
 * successor share all but what changed, and no question looks at more than a few of the dates.
 *
 * @param intentDeclared whether an intent was declared; corrections change none of this
 * @param suspensions by day, how many more suspensions than resumptions are dated by it; days with
 *     as many of both are left out
 * @param excludedOn the first day of an exclusion for a reason that ends an enrollment
 */
record Enrollment(
    Optional<LocalDate> startedOn,
    boolean intentDeclared,
    TreePMap<LocalDate, Integer> suspensions,
    Optional<LocalDate> withdrawnOn,
    Optional<LocalDate> excludedOn) {

  static final Enrollment NONE =
      new Enrollment(Optional.empty(), false, TreePMap.empty(), Optional.empty(), Optional.empty());

  /** What an enrollment is on a day. */
  enum Status {
    UNKNOWN,
    NOT_STARTED,
    RUNNING,
    SUSPENDED,
    WITHDRAWN,
    EXCLUDED
  }

  /** What it is on {@code day}, by what has been reported of it. */
  Status on(LocalDate day) {
    if (startedOn.isEmpty()) {
      return Status.UNKNOWN;
    }
    if (hasCome(excludedOn, day)) {
      return Status.EXCLUDED;
    }
    if (hasCome(withdrawnOn, day)) {
      return Status.WITHDRAWN;
    }
    if (!hasCome(startedOn, day)) {
      return Status.NOT_STARTED;
    }
    return isSuspended(day) ? Status.SUSPENDED : Status.RUNNING;
  }

  private static boolean hasCome(Optional<LocalDate> date, LocalDate day) {
    return date.isPresent() && !date.get().isAfter(day);
  }

  /**
   * Day by day, what was suspended and not resumed on the same day is suspended until a day on
   * which more was resumed than suspended: so the order of arrival never matters, and the last such
   * day tells.
   */
  private boolean isSuspended(LocalDate day) {
    var last = suspensions.floorEntry(day);
    return last != null && last.getValue() > 0;
  }

  Enrollment started(LocalDate on) {
    return new Enrollment(Optional.of(on), intentDeclared, suspensions, withdrawnOn, excludedOn);
  }

  Enrollment declared() {
    return new Enrollment(startedOn, true, suspensions, withdrawnOn, excludedOn);
  }

  Enrollment suspended(LocalDate on) {
    return suspended(on, 1);
  }

  Enrollment resumed(LocalDate on) {
    return suspended(on, -1);
  }

  private Enrollment suspended(LocalDate on, int more) {
    int sum = suspensions.getOrDefault(on, 0) + more;
    return new Enrollment(
        startedOn,
        intentDeclared,
        sum == 0 ? suspensions.minus(on) : suspensions.plus(on, sum),
        withdrawnOn,
        excludedOn);
  }

  Enrollment withdrawn(LocalDate on) {
    return new Enrollment(startedOn, intentDeclared, suspensions, Optional.of(on), excludedOn);
  }

  Enrollment excluded(LocalDate on) {
    return new Enrollment(
        startedOn,
        intentDeclared,
        suspensions,
        withdrawnOn,
        hasCome(excludedOn, on) ? excludedOn : Optional.of(on));
  }
}
