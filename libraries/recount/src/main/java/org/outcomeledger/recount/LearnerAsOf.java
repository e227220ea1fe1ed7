package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;

/**
 * One learner in the world of a day: "all that is recorded now, of what is dated by asOf". What
 * refers to an id that is not told (an orphan) says nothing until it is.
 *
 * @param told what is left once retractions took back what they name, by position
 * @param programmes of all enrollments that are recorded, also of those that begin after asOf
 */
record LearnerAsOf(
    String platform,
    LocalDate asOf,
    List<RecordedEvent> told,
    Map<EnrollmentId, String> programmes) {

  /** An event as a retraction names it: of one ledger, whatever its position. */
  private record EventName(String ledger, EventId id) {}

  static LearnerAsOf of(LearnerHistory history, LocalDate asOf) {
    Set<EventName> retracted =
        history.events().stream().flatMap(it -> retracted(it).stream()).collect(Collectors.toSet());
    List<RecordedEvent> standing =
        history.events().stream()
            .filter(it -> !retracted.contains(new EventName(it.place().ledger(), it.id())))
            .toList();
    return new LearnerAsOf(
        history.platform(),
        asOf,
        standing.stream()
            .filter(it -> EventDates.of(it.event()).filter(day -> day.isAfter(asOf)).isEmpty())
            .toList(),
        programmes(standing));
  }

  private static Map<EnrollmentId, String> programmes(List<RecordedEvent> standing) {
    return standing.stream()
        .map(RecordedEvent::event)
        .filter(LearnerEnrolled.class::isInstance)
        .map(LearnerEnrolled.class::cast)
        .collect(
            Collectors.toMap(
                LearnerEnrolled::enrollmentId, it -> it.programme().id(), (one, other) -> one));
  }

  /** "A retraction takes back that one event, at every asOf, and frees its ids" */
  private static Optional<EventName> retracted(RecordedEvent it) {
    return it.event() instanceof EventRetracted retraction
        ? Optional.of(new EventName(it.place().ledger(), retraction.retracts().id()))
        : Optional.empty();
  }

  <E extends LearnerEvent> Stream<E> all(Class<E> type) {
    return told.stream().map(RecordedEvent::event).filter(type::isInstance).map(type::cast);
  }

  List<EnrollmentAsOf> enrollments() {
    return all(LearnerEnrolled.class).map(it -> new EnrollmentAsOf(this, it)).toList();
  }

  DateRange daysOf(EmploymentStarted job) {
    Optional<LocalDate> last =
        all(EmploymentEnded.class)
            .filter(it -> it.employmentId().equals(job.employmentId()))
            .map(EmploymentEnded::endedOn)
            .findFirst();
    return new DateRange(job.startedOn(), last);
  }

  /** "has evidence of any kind", whenever it came in. */
  boolean hasEvidence(EmploymentStarted job) {
    return job.evidence().isPresent()
        || all(EvidenceAttached.class).anyMatch(it -> it.employmentId().equals(job.employmentId()));
  }

  List<DateRange> studies() {
    return all(FurtherStudyStarted.class)
        .map(
            study ->
                new DateRange(
                    study.startedOn(),
                    all(FurtherStudyEnded.class)
                        .filter(it -> it.studyId().equals(study.studyId()))
                        .map(FurtherStudyEnded::endedOn)
                        .findFirst()))
        .toList();
  }
}
