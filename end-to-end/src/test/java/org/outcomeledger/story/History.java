package org.outcomeledger.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of learners, in plain values and without any class of the project, so that a count
 * over it is a second opinion. An enrollment carries its own withdrawal and its first completion; a
 * completion without enrollment is not in here.
 */
record History(List<Enrollment> enrollments, List<Declaration> declarations) {

  record Enrollment(
      String id,
      String learner,
      String programme,
      LocalDate startedOn,
      int lengthDays,
      Optional<LocalDate> refundDeadline,
      Optional<LocalDate> withdrewOn,
      Optional<LocalDate> completedOn,
      Interruptions interruptions) {

    boolean refunded() {
      return withdrewOn.filter(on -> !on.isAfter(refundDeadline.orElse(startedOn))).isPresent();
    }
  }

  /** Attributes in their wire names; a boolean is {@code "true"} or {@code "false"}. */
  record Declaration(String learner, LocalDate on, Map<String, String> attributes) {}

  History {
    enrollments = List.copyOf(enrollments);
    declarations = List.copyOf(declarations);
  }

  /**
   * All of it that is dated by the given day. An enrollment is dated by its start, so one that
   * starts later is not there at all, not even as pending; and whether an enrollment was refunded
   * is judged by the withdrawals dated by that day.
   */
  History asOf(LocalDate day) {
    return new History(
        enrollments.stream()
            .filter(e -> !e.startedOn.isAfter(day))
            .map(e -> datedBy(day, e))
            .toList(),
        declarations.stream().filter(d -> !d.on.isAfter(day)).toList());
  }

  private static Enrollment datedBy(LocalDate day, Enrollment e) {
    return new Enrollment(
        e.id,
        e.learner,
        e.programme,
        e.startedOn,
        e.lengthDays,
        e.refundDeadline,
        e.withdrewOn.filter(on -> !on.isAfter(day)),
        e.completedOn.filter(
            on ->
                !on.isAfter(day)
                    && !on.isBefore(e.startedOn)
                    && !e.interruptions.asOf(day).revoke(on)),
        e.interruptions.asOf(day));
  }
}
