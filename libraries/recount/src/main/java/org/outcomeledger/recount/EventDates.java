package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Optional;
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
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;

/** When something happened, whenever it was reported. */
final class EventDates {
  private EventDates() {}

  /** "undated events (retractions, withdrawn attributes, evidence) apply at every asOf" */
  static Optional<LocalDate> of(LearnerEvent event) {
    return switch (event) {
      case LearnerEnrolled it -> Optional.of(it.startedOn());
      case LearnerWithdrew it -> Optional.of(it.on());
      case IntentDeclared it -> Optional.of(it.declaredOn());
      case IntentCorrected it -> Optional.of(it.declaredOn());
      case ProfileDeclared it -> Optional.of(it.declaredOn());
      case ProfileWithdrawn it -> Optional.empty();
      case EnrollmentSuspended it -> Optional.of(it.on());
      case EnrollmentResumed it -> Optional.of(it.on());
      case LearnerTransferred it -> Optional.of(it.on());
      case EnrollmentExcluded it -> Optional.of(it.on());
      case ProgrammeCompleted it -> Optional.of(it.completedOn());
      case CompletionRevoked it -> Optional.of(it.on());
      case EmploymentStarted it -> Optional.of(it.startedOn());
      case EmploymentEnded it -> Optional.of(it.endedOn());
      case EvidenceAttached it -> Optional.empty();
      case FurtherStudyStarted it -> Optional.of(it.startedOn());
      case FurtherStudyEnded it -> Optional.of(it.endedOn());
      case OutcomeSurveyed it -> Optional.of(it.asOf());
      case EventRetracted it -> Optional.empty();
    };
  }
}
