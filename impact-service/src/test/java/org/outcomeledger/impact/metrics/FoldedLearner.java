package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.indicators.Fact;

/**
 * All that is told of one learner up to a day; what was taken back is not in it. Longer than usual
 * because every type of event has to be named.
 */
record FoldedLearner(LocalDate asOf, List<Fact> facts) {

  /** Of one learner's facts, those that are dated by the day and were not taken back. */
  static FoldedLearner of(LocalDate asOf, List<Fact> facts) {
    Set<Object> takenBack =
        facts.stream()
            .filter(it -> it.event() instanceof EventRetracted)
            .map(it -> List.of(it.ledger(), ((EventRetracted) it.event()).retracts().id()))
            .collect(Collectors.toSet());
    return new FoldedLearner(
        asOf,
        facts.stream()
            .filter(it -> !takenBack.contains(List.of(it.ledger(), it.eventId())))
            .filter(it -> !date(it.event()).isAfter(asOf))
            .sorted(Comparator.comparingLong(Fact::position))
            .toList());
  }

  <E extends LearnerEvent> Stream<E> all(Class<E> type) {
    return facts.stream().map(Fact::event).filter(type::isInstance).map(type::cast);
  }

  /** One record for each programme in which an enrollment is left. */
  Stream<FoldedRecord> records() {
    return all(LearnerEnrolled.class)
        .filter(it -> !refunded(it))
        .collect(Collectors.groupingBy(it -> it.programme().id()))
        .values()
        .stream()
        .map(
            it ->
                new FoldedRecord(
                    this,
                    it.stream()
                        .sorted(
                            Comparator.comparing(LearnerEnrolled::startedOn)
                                .thenComparingInt(e -> e.programme().publishedLengthDays())
                                .thenComparing(e -> e.enrollmentId().value().toString()))
                        .toList()));
  }

  private boolean refunded(LearnerEnrolled enrollment) {
    LocalDate deadline = enrollment.refundDeadline().orElse(enrollment.startedOn());
    return all(LearnerWithdrew.class)
        .filter(it -> it.enrollmentId().equals(enrollment.enrollmentId()))
        .anyMatch(it -> !it.on().isAfter(deadline));
  }

  /** What was declared of an attribute since it was last withdrawn: the day, and the answer. */
  List<Said> said(ProfileAttribute attribute) {
    long withdrawn =
        facts.stream()
            .filter(
                it ->
                    it.event() instanceof ProfileWithdrawn withdrawal
                        && withdrawal.attributes().contains(attribute))
            .mapToLong(Fact::position)
            .max()
            .orElse(0);
    return facts.stream()
        .filter(it -> it.position() > withdrawn)
        .filter(it -> it.event() instanceof ProfileDeclared)
        .map(it -> (ProfileDeclared) it.event())
        .flatMap(
            it ->
                attribute.of(it.attributes()).stream()
                    .map(answer -> new Said(it.declaredOn(), answer)))
        .toList();
  }

  record Said(LocalDate on, Answer<?> answer) {}

  Optional<LocalDate> endOf(EmploymentStarted job) {
    return all(EmploymentEnded.class)
        .filter(it -> it.employmentId().equals(job.employmentId()))
        .map(EmploymentEnded::endedOn)
        .findFirst();
  }

  boolean evidenced(EmploymentStarted job) {
    return job.evidence().isPresent()
        || all(EvidenceAttached.class).anyMatch(it -> it.employmentId().equals(job.employmentId()));
  }

  List<Days> studies() {
    return all(FurtherStudyStarted.class)
        .map(
            it ->
                new Days(
                    it.startedOn(),
                    all(FurtherStudyEnded.class)
                        .filter(end -> end.studyId().equals(it.studyId()))
                        .map(FurtherStudyEnded::endedOn)
                        .findFirst()))
        .toList();
  }

  /** From a day to a last day, which counts; on and on where there is none. */
  record Days(LocalDate from, Optional<LocalDate> to) {
    boolean cover(LocalDate day) {
      return !day.isBefore(from) && !to.filter(day::isAfter).isPresent();
    }

    /** Whether it is not over before it begins. */
    boolean any() {
      return !to.filter(from::isAfter).isPresent();
    }

    boolean meet(LocalDate first, LocalDate last) {
      return any() && !from.isAfter(last) && !to.filter(first::isAfter).isPresent();
    }

    /** The last covered day by {@code asOf}. */
    Optional<LocalDate> lastBy(LocalDate asOf) {
      LocalDate last = to.orElse(asOf);
      return last.isBefore(from) ? Optional.empty() : Optional.of(last);
    }
  }

  /** The day of an event; what has none applies at every day. */
  private static LocalDate date(LearnerEvent event) {
    return switch (event) {
      case LearnerEnrolled it -> it.startedOn();
      case LearnerWithdrew it -> it.on();
      case IntentDeclared it -> it.declaredOn();
      case IntentCorrected it -> it.declaredOn();
      case ProfileDeclared it -> it.declaredOn();
      case ProfileWithdrawn it -> LocalDate.MIN;
      case EnrollmentSuspended it -> it.on();
      case EnrollmentResumed it -> it.on();
      case LearnerTransferred it -> it.on();
      case EnrollmentExcluded it -> it.on();
      case ProgrammeCompleted it -> it.completedOn();
      case CompletionRevoked it -> it.on();
      case EmploymentStarted it -> it.startedOn();
      case EmploymentEnded it -> it.endedOn();
      case EvidenceAttached it -> LocalDate.MIN;
      case FurtherStudyStarted it -> it.startedOn();
      case FurtherStudyEnded it -> it.endedOn();
      case OutcomeSurveyed it -> it.asOf();
      case EventRetracted it -> LocalDate.MIN;
    };
  }
}
