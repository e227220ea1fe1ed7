package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;

/**
 * "Employment. Counts from the day it started, if it did not exist before training; one that
 * started before the record's start did." One that names an enrollment that nobody recorded waits
 * for it; "Once the named enrollment is recorded the employment counts from its own dates on,
 * whenever that training begins."
 *
 * @param all that count for the record
 */
record EmploymentsOfRecord(TrainingRecord record, List<JudgedEmployment> all) {

  static EmploymentsOfRecord of(TrainingRecord record) {
    return new EmploymentsOfRecord(record, record.employments());
  }

  /** Those that count for the record whose earliest enrollment this is. */
  static List<JudgedEmployment> ofTraining(LearnerAsOf learner, EnrollmentAsOf earliest) {
    Map<EnrollmentId, String> programmes = learner.programmes();
    String programme = earliest.enrolled().programme().id();
    return learner
        .all(EmploymentStarted.class)
        .filter(it -> programmes.containsKey(it.enrollmentId()))
        .map(
            it ->
                new JudgedEmployment(
                    it,
                    learner.daysOf(it),
                    learner.hasEvidence(it),
                    programme.equals(programmes.get(it.enrollmentId()))))
        .filter(it -> !it.existedBeforeTraining())
        .filter(it -> !it.start().isBefore(earliest.start()))
        .filter(it -> !it.days().isEmpty())
        .toList();
  }

  List<JudgedEmployment> on(LocalDate day) {
    return between(day, day);
  }

  /**
   * Those that cover one of these days: whoever is unable "from that day on counts as employed in
   * no indicator".
   */
  List<JudgedEmployment> between(LocalDate first, LocalDate last) {
    LocalDate end =
        record.unableFrom().map(unable -> unable.minusDays(1)).filter(last::isAfter).orElse(last);
    return end.isBefore(first)
        ? List.of()
        : all.stream().filter(it -> it.days().overlaps(first, end)).toList();
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
