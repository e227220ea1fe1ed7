package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;

/**
 * "Employment. Counts from the day it started, if it did not exist before training; one that
 * started before the record's start did." One that names an enrollment of which nothing is told yet
 * waits for it.
 *
 * @param all that count for the record
 */
record EmploymentsOfRecord(TrainingRecord record, List<JudgedEmployment> all) {

  static EmploymentsOfRecord of(TrainingRecord record) {
    LearnerAsOf learner = record.learner();
    Set<EnrollmentId> known = ids(learner.enrollments());
    Set<EnrollmentId> own = ids(record.enrollments());
    return new EmploymentsOfRecord(
        record,
        learner
            .all(EmploymentStarted.class)
            .filter(it -> known.contains(it.enrollmentId()))
            .map(
                it ->
                    new JudgedEmployment(
                        it,
                        learner.daysOf(it),
                        learner.hasEvidence(it),
                        own.contains(it.enrollmentId())))
            .filter(it -> !it.existedBeforeTraining())
            .filter(it -> !it.start().isBefore(record.start()))
            .filter(it -> !it.days().isEmpty())
            .toList());
  }

  private static Set<EnrollmentId> ids(List<EnrollmentAsOf> enrollments) {
    return enrollments.stream().map(EnrollmentAsOf::id).collect(Collectors.toSet());
  }

  List<JudgedEmployment> on(LocalDate day) {
    return between(day, day);
  }

  List<JudgedEmployment> between(LocalDate first, LocalDate last) {
    return all.stream().filter(it -> it.days().overlaps(first, last)).toList();
  }

  /**
   * Of EMP1's time, whatever their field and evidence: "started from the record's start to" the
   * last day, "and did not end before completion".
   */
  List<JudgedEmployment> inWindow(LocalDate last) {
    return all.stream()
        .filter(it -> !it.start().isAfter(last))
        .filter(it -> !it.days().endsBefore(record.completed()))
        .toList();
  }

  /** "EMP1 employment of a record: one and the same employment that is in field, has evidence" */
  List<JudgedEmployment> placements(LocalDate last) {
    return inWindow(last).stream()
        .filter(JudgedEmployment::isInField)
        .filter(JudgedEmployment::evidenced)
        .toList();
  }
}
