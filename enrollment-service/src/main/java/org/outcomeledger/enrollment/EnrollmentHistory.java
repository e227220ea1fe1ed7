package org.outcomeledger.enrollment;

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
import org.outcomeledger.ledger.LearnerStreams.KeptEvent;
import org.outcomeledger.ledger.Rules;

/** What one learner's stream says of one of their enrollments. Pure. */
final class EnrollmentHistory {

  private static final Rules<LearnerEnrollments, EnrollmentEvent> RULES = new EnrollmentRules();

  private EnrollmentHistory() {}

  /** The enrollment as the events that stand leave it. */
  static Enrollment standing(List<KeptEvent> stream, EnrollmentId id) {
    Set<UUID> retracted =
        stream.stream()
            .flatMap(kept -> RULES.retracts(read(kept)).stream())
            .collect(Collectors.toSet());
    LearnerEnrollments state = RULES.initial();
    for (KeptEvent kept : stream) {
      EnrollmentEvent event = read(kept);
      if (!retracted.contains(kept.id()) && RULES.retracts(event).isEmpty()) {
        state = RULES.evolve(state, event);
      }
    }
    return state.of(id);
  }

  /** The events that name the enrollment, and the retractions of these, in order. */
  static List<KeptEvent> of(List<KeptEvent> stream, EnrollmentId id) {
    Set<UUID> its =
        stream.stream()
            .filter(kept -> enrollment(read(kept)).filter(id::equals).isPresent())
            .map(KeptEvent::id)
            .collect(Collectors.toSet());
    return stream.stream()
        .filter(kept -> its.contains(RULES.retracts(read(kept)).orElse(kept.id())))
        .toList();
  }

  private static EnrollmentEvent read(KeptEvent kept) {
    return EventCatalogue.ENROLLMENT.read(kept.type(), kept.data());
  }

  private static Optional<EnrollmentId> enrollment(EnrollmentEvent event) {
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
