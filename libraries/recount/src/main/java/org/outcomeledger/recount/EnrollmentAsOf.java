package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.ProgrammeCompleted;

/** One enrollment, and what befell it by asOf. */
record EnrollmentAsOf(LearnerAsOf learner, LearnerEnrolled enrolled) {

  /**
   * The earliest of a record's enrollments goes first: "ties: shorter length, then the smaller
   * pseudonym of enrollmentId".
   */
  static final Comparator<EnrollmentAsOf> EARLIEST_FIRST =
      Comparator.comparing(EnrollmentAsOf::start)
          .thenComparingInt(it -> it.enrolled().programme().publishedLengthDays())
          .thenComparing(it -> it.id().value().toString());

  EnrollmentId id() {
    return enrolled.enrollmentId();
  }

  LocalDate start() {
    return enrolled.startedOn();
  }

  /** "withdrawn on or before their refundDeadline (startedOn without one)" */
  boolean isRefunded() {
    LocalDate deadline = enrolled.refundDeadline().orElse(start());
    return withdrawals().anyMatch(on -> !on.isAfter(deadline));
  }

  Optional<LocalDate> withdrawal() {
    return withdrawals().max(Comparator.naturalOrder());
  }

  private Stream<LocalDate> withdrawals() {
    return learner
        .all(LearnerWithdrew.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .map(LearnerWithdrew::on);
  }

  /**
   * The first that counts: "unless a revocation of that enrollment is dated on or after it"; "One
   * dated before its own enrollment's start counts nowhere".
   */
  Optional<LocalDate> completion() {
    return learner
        .all(ProgrammeCompleted.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .map(ProgrammeCompleted::completedOn)
        .filter(on -> !on.isBefore(start()))
        .filter(on -> revocations().noneMatch(revoked -> !revoked.isBefore(on)))
        .min(Comparator.naturalOrder());
  }

  private Stream<LocalDate> revocations() {
    return learner
        .all(CompletionRevoked.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .map(CompletionRevoked::on);
  }

  /** "for died, incarcerated or active-duty; medical removes nobody", in order. */
  List<LocalDate> exclusions() {
    return learner
        .all(EnrollmentExcluded.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .filter(it -> removes(it.reason()))
        .map(EnrollmentExcluded::on)
        .sorted()
        .toList();
  }

  private static boolean removes(EnrollmentExcluded.Reason reason) {
    return switch (reason) {
      case DIED, INCARCERATED, ACTIVE_DUTY -> true;
      case MEDICAL -> false;
    };
  }

  /** The first day on which it was withdrawn or excluded. */
  Optional<LocalDate> leftOn() {
    return Stream.concat(withdrawals(), exclusions().stream()).min(Comparator.naturalOrder());
  }

  /** Whether it was begun, and neither withdrawn nor excluded. */
  boolean goesOnAfter(LocalDate day) {
    return !start().isAfter(day)
        && withdrawals().noneMatch(on -> !on.isAfter(day))
        && exclusions().stream().noneMatch(on -> !on.isAfter(day));
  }

  /**
   * The last day decides on which it was not resumed as often as suspended: neither the order nor
   * the number of the reports of one day matters.
   */
  boolean isSuspended(LocalDate day) {
    TreeMap<LocalDate, Integer> balance = new TreeMap<>();
    learner
        .all(EnrollmentSuspended.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .forEach(it -> balance.merge(it.on(), 1, Integer::sum));
    learner
        .all(EnrollmentResumed.class)
        .filter(it -> it.enrollmentId().equals(id()))
        .forEach(it -> balance.merge(it.on(), -1, Integer::sum));
    return balance.headMap(day, true).descendingMap().values().stream()
        .filter(it -> it != 0)
        .findFirst()
        .filter(it -> it > 0)
        .isPresent();
  }
}
