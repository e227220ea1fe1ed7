package org.outcomeledger.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
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
      case ProfileDeclared e -> List.of(new Bounded("/declaredOn", e.declaredOn(), A_DAY));
      case IntentDeclared e -> List.of(new Bounded("/declaredOn", e.declaredOn(), A_DAY));
      case LearnerWithdrew e -> List.of(new Bounded("/on", e.on(), A_DAY));
      case ProgrammeCompleted e -> List.of(new Bounded("/completedOn", e.completedOn(), A_DAY));
      case EmploymentStarted e ->
          e.offerAcceptedOn().stream()
              .map(date -> new Bounded("/offerAcceptedOn", date, A_DAY))
              .toList();
      case EmploymentEnded e -> List.of(new Bounded("/endedOn", e.endedOn(), A_DAY));
      case OutcomeSurveyed e -> List.of(new Bounded("/asOf", e.asOf(), A_DAY));
    };
  }
}
