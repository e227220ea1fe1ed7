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
record PlainHistory(List<Enrollment> enrollments, List<Declaration> declarations) {

  record Enrollment(
      String id,
      String learner,
      String programme,
      LocalDate startedOn,
      int lengthDays,
      Optional<LocalDate> refundDeadline,
      Optional<LocalDate> withdrewOn,
      Optional<LocalDate> completedOn,
      Interruptions interruptions) {}

  /** Attributes in their wire names; a boolean is {@code "true"} or {@code "false"}. */
  record Declaration(String learner, LocalDate on, Map<String, String> attributes) {}

  PlainHistory {
    enrollments = List.copyOf(enrollments);
    declarations = List.copyOf(declarations);
  }
}
