package org.outcomeledger.posting;

import java.time.LocalDate;
import java.util.List;
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

/**
 * How far ahead the dates of an event may lie. One day covers a platform whose clock or zone is
 * ahead of ours. A refund deadline and the start of an employment have no bound: the one is a
 * promise, the other counts only from that day.
 */
final class DatesAhead {

  private static final int A_DAY = 1;
  private static final int A_YEAR = 366;

  private record Bounded(String pointer, LocalDate date, int daysAhead) {}

  private DatesAhead() {}

  /** JSON Pointer into the data to the first date that lies too far ahead of {@code today}. */
  static Optional<String> tooFar(LearnerEvent event, LocalDate today) {
    return bounded(event).stream()
        .filter(bounded -> bounded.date().isAfter(today.plusDays(bounded.daysAhead())))
        .map(Bounded::pointer)
        .findFirst();
  }

  private static List<Bounded> bounded(LearnerEvent event) {
    return switch (event) {
      case LearnerEnrolled e -> List.of(new Bounded("/startedOn", e.startedOn(), A_YEAR));
      case IntentCorrected e -> aDay("/declaredOn", e.declaredOn());
      case ProfileDeclared e -> aDay("/declaredOn", e.declaredOn());
      case IntentDeclared e -> aDay("/declaredOn", e.declaredOn());
      case LearnerWithdrew e -> aDay("/on", e.on());
      case ProgrammeCompleted e -> aDay("/completedOn", e.completedOn());
      case EmploymentStarted e ->
          e.offerAcceptedOn().stream()
              .map(date -> new Bounded("/offerAcceptedOn", date, A_DAY))
              .toList();
      case EmploymentEnded e -> aDay("/endedOn", e.endedOn());
      case EnrollmentSuspended e -> aDay("/on", e.on());
      case EnrollmentResumed e -> aDay("/on", e.on());
      case LearnerTransferred e -> aDay("/on", e.on());
      case EnrollmentExcluded e -> aDay("/on", e.on());
      case CompletionRevoked e -> aDay("/on", e.on());
      case FurtherStudyStarted e -> aDay("/startedOn", e.startedOn());
      case FurtherStudyEnded e -> aDay("/endedOn", e.endedOn());
      case ProfileWithdrawn e -> List.of();
      case EvidenceAttached e -> List.of();
      case EventRetracted e -> List.of();
      case OutcomeSurveyed e -> aDay("/asOf", e.asOf());
    };
  }

  private static List<Bounded> aDay(String pointer, LocalDate date) {
    return List.of(new Bounded(pointer, date, A_DAY));
  }
}
