package org.outcomeledger.enrollment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.ledger.EventStream;
import org.outcomeledger.ledger.Rules;
import org.outcomeledger.ledger.StoredEvent;

/** What one learner's stream says of one of their enrollments. Each event is read once. Pure. */
record EnrollmentHistory(List<Entry> stream) {

  private static final Rules<LearnerEnrollments, EnrollmentEvent> RULES = new EnrollmentRules();

  /** An event as it is stored, and what it says. */
  record Entry(StoredEvent stored, UUID id, EnrollmentEvent event) {

    static Entry of(StoredEvent stored) {
      LedgerEntry.Content content = stored.entry().content();
      return new Entry(
          stored,
          UUID.fromString(content.id()),
          EventCatalogue.ENROLLMENT.read(content.type(), content.data()));
    }
  }

  static EnrollmentHistory of(List<StoredEvent> stream) {
    return new EnrollmentHistory(stream.stream().map(Entry::of).toList());
  }

  /** The enrollment as the events that stand leave it. */
  Enrollment enrollment(EnrollmentId id) {
    var events = new LinkedHashMap<UUID, EnrollmentEvent>();
    stream.forEach(entry -> events.put(entry.id(), entry.event()));
    return EventStream.of(RULES, events).state().of(id);
  }

  /** The events that name the enrollment, and the retractions of these, in order. */
  List<StoredEvent> about(EnrollmentId id) {
    Set<UUID> its =
        stream.stream()
            .filter(entry -> enrollmentId(entry.event()).filter(id::equals).isPresent())
            .map(Entry::id)
            .collect(Collectors.toSet());
    return stream.stream()
        .filter(entry -> its.contains(RULES.retracts(entry.event()).orElse(entry.id())))
        .map(Entry::stored)
        .toList();
  }

  private static Optional<EnrollmentId> enrollmentId(EnrollmentEvent event) {
    return switch (event) {
      case LearnerEnrolled e -> Optional.of(e.enrollmentId());
      case IntentDeclared e -> Optional.of(e.enrollmentId());
      case IntentCorrected e -> Optional.of(e.enrollmentId());
      case EnrollmentSuspended e -> Optional.of(e.enrollmentId());
      case EnrollmentResumed e -> Optional.of(e.enrollmentId());
      case LearnerTransferred e -> Optional.of(e.enrollmentId());
      case LearnerWithdrew e -> Optional.of(e.enrollmentId());
      case EnrollmentExcluded e -> Optional.of(e.enrollmentId());
      case ProfileDeclared e -> Optional.empty();
      case ProfileWithdrawn e -> Optional.empty();
      case EventRetracted e -> Optional.empty();
    };
  }
}
