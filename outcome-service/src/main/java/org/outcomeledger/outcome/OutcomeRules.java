package org.outcomeledger.outcome;

import java.util.List;
import java.util.Optional;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.Rejection;
import org.outcomeledger.ledger.Rules;

/**
 * Which reports about outcomes are consistent with what is known of their learner. Whether an
 * enrollment exists is not asked: its report may be on its way.
 */
final class OutcomeRules implements Rules<LearnerOutcomes, OutcomeEvent> {

  private static final String EMPLOYMENT = "/employmentId";
  private static final Rejection EMPLOYMENT_ID_TAKEN =
      new Rejection(
          "employment-id-taken",
          "This employmentId is taken",
          "Another employment-started holds this employmentId. An employment has an id of its own.",
          EMPLOYMENT);

  @Override
  public LearnerOutcomes initial() {
    return LearnerOutcomes.NONE;
  }

  @Override
  public LearnerOutcomes evolve(LearnerOutcomes state, OutcomeEvent event) {
    return switch (event) {
      case ProgrammeCompleted e -> state.completed(e.enrollmentId(), e.completedOn());
      case EmploymentStarted e -> state.employed(e.employmentId(), Employment.since(e.startedOn()));
      case EmploymentEnded e ->
          state.employed(
              e.employmentId(),
              state.employment(e.employmentId()).orElseThrow().until(e.endedOn()));
      case OutcomeSurveyed e -> state;
    };
  }

  @Override
  public Decision decide(LearnerOutcomes state, OutcomeEvent reported) {
    return switch (reported) {
      case ProgrammeCompleted e -> complete(state, e);
      case EmploymentStarted e -> start(state.employment(e.employmentId()));
      case EmploymentEnded e -> end(state.employment(e.employmentId()), e);
      case OutcomeSurveyed e -> Decision.accept();
    };
  }

  @Override
  public List<Claim> claims(OutcomeEvent reported) {
    return switch (reported) {
      case EmploymentStarted e -> List.of(claim(e.employmentId()));
      case EmploymentEnded e -> List.of();
      case ProgrammeCompleted e -> List.of();
      case OutcomeSurveyed e -> List.of();
    };
  }

  private static Claim claim(EmploymentId id) {
    return new Claim("employment", id.value(), EMPLOYMENT_ID_TAKEN);
  }

  private static Decision complete(LearnerOutcomes state, ProgrammeCompleted reported) {
    return state.completedOn(reported.enrollmentId()).isEmpty()
        ? Decision.accept()
        : Decision.reject(
            "already-completed",
            "This enrollment was completed already",
            "An enrollment is completed once, whatever the dates.",
            "/enrollmentId");
  }

  /** Within one learner; the claim says the same across learners. */
  private static Decision start(Optional<Employment> known) {
    return known.isEmpty() ? Decision.accept() : new Decision.Reject(EMPLOYMENT_ID_TAKEN);
  }

  private static Decision end(Optional<Employment> known, EmploymentEnded reported) {
    if (known.isEmpty()) {
      return Decision.reject(
          "employment-not-started",
          "No such employment was started",
          "No employment-started of this learner has this employmentId: post it first.",
          EMPLOYMENT);
    }
    if (known.get().endedOn().isPresent()) {
      return Decision.reject(
          "employment-already-ended",
          "This employment ended already",
          "An employment ends once, whatever the dates.",
          EMPLOYMENT);
    }
    return reported.endedOn().isBefore(known.get().startedOn())
        ? Decision.reject(
            "ended-before-start",
            "This employment ends before it starts",
            "The last day of an employment is not before its first.",
            "/endedOn")
        : Decision.accept();
  }
}
