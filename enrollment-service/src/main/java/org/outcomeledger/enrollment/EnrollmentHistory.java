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

/** What one learner's stream says of one of their enrollments. Pure. */
final class EnrollmentHistory {

  private static final Rules<LearnerEnrollments, EnrollmentEvent> RULES = new EnrollmentRules();

  private EnrollmentHistory() {}

  /** The enrollment as the events that stand leave it. */
  static Enrollment enrollment(List<StoredEvent> stream, EnrollmentId id) {
    var events = new LinkedHashMap<UUID, EnrollmentEvent>();
    stream.forEach(stored -> events.put(id(stored), read(stored)));
    return EventStream.of(RULES, events).state().of(id);
  }

  /** The events that name the enrollment, and the retractions of these, in order. */
  static List<StoredEvent> of(List<StoredEvent> stream, EnrollmentId id) {
    Set<UUID> its =
        stream.stream()
            .filter(stored -> enrollmentId(read(stored)).filter(id::equals).isPresent())
            .map(EnrollmentHistory::id)
            .collect(Collectors.toSet());
    return stream.stream()
        .filter(stored -> its.contains(RULES.retracts(read(stored)).orElse(id(stored))))
        .toList();
  }

  private static UUID id(StoredEvent stored) {
    return UUID.fromString(stored.entry().content().id());
  }

  private static EnrollmentEvent read(StoredEvent stored) {
    LedgerEntry.Content content = stored.entry().content();
    return EventCatalogue.ENROLLMENT.read(content.type(), content.data());
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
