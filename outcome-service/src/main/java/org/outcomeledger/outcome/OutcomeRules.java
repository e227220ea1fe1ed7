package org.outcomeledger.outcome;

import static org.outcomeledger.ledger.Decision.acceptIf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.Rejection;
import org.outcomeledger.ledger.Rules;

/**
 * Which reports about outcomes are consistent with what is known of their learner. Whether an
 * enrollment exists is not asked: its report may be on its way. Longer than most files, for it is
 * the one page of this service's rules.
 */
final class OutcomeRules implements Rules<LearnerOutcomes, OutcomeEvent> {

  private static final String ENROLLMENT = "/enrollmentId";
  private static final String EMPLOYMENT = "/employmentId";
  private static final String STUDY = "/studyId";
  private static final String ENDED_ON = "/endedOn";

  /** What can be wrong with an employment or a further study. */
  private record SpellRejections(
      Rejection taken, Rejection notStarted, Rejection endedAlready, Rejection endsBeforeStart) {}

  private static final Rejection ALREADY_COMPLETED =
      new Rejection(
          ProblemType.ALREADY_COMPLETED,
          "An enrollment can be completed only once. Revoke or retract the earlier completion first.",
          ENROLLMENT);
  private static final Rejection NOT_COMPLETED =
      new Rejection(
          ProblemType.NOT_COMPLETED,
          "The enrollment has no completion on or before that day, or it is already revoked. Post programme-completed first.",
          ENROLLMENT);
  private static final Rejection UNKNOWN_EMPLOYMENT =
      new Rejection(
          ProblemType.UNKNOWN_EMPLOYMENT,
          "No employment-started of this learner has this employmentId: post it first.",
          EMPLOYMENT);
  private static final SpellRejections OF_EMPLOYMENT =
      new SpellRejections(
          new Rejection(
              ProblemType.EMPLOYMENT_ID_TAKEN,
              "Another employment-started has this employmentId. Give every employment its own id.",
              EMPLOYMENT),
          new Rejection(
              ProblemType.EMPLOYMENT_NOT_STARTED,
              "No employment-started of this learner has this employmentId: post it first.",
              EMPLOYMENT),
          new Rejection(
              ProblemType.EMPLOYMENT_ALREADY_ENDED,
              "The end of this employment is already reported. If it is wrong, retract it and post a new one.",
              EMPLOYMENT),
          new Rejection(
              ProblemType.ENDED_BEFORE_START,
              "The last day of an employment must not be before its first. Correct the wrong date.",
              ENDED_ON));
  private static final SpellRejections OF_STUDY =
      new SpellRejections(
          new Rejection(
              ProblemType.STUDY_ID_TAKEN,
              "Another further-study-started has this studyId. Give every further study its own id.",
              STUDY),
          new Rejection(
              ProblemType.STUDY_NOT_STARTED,
              "No further-study-started of this learner has this studyId: post it first.",
              STUDY),
          new Rejection(
              ProblemType.STUDY_ALREADY_ENDED,
              "The end of this further study is already reported. If it is wrong, retract it and post a new one.",
              STUDY),
          new Rejection(
              ProblemType.STUDY_ENDED_BEFORE_START,
              "The last day of a further study must not be before its first. Correct the wrong date.",
              ENDED_ON));

  @Override
  public LearnerOutcomes initial() {
    return LearnerOutcomes.NONE;
  }

  @Override
  public LearnerOutcomes evolve(LearnerOutcomes state, OutcomeEvent event) {
    return switch (event) {
      case ProgrammeCompleted e ->
          state.with(e.enrollmentId(), it -> it.completed(e.completedOn()));
      case CompletionRevoked e -> state.with(e.enrollmentId(), it -> it.revoked(e.on()));
      case EmploymentStarted e -> state.with(e.employmentId(), it -> it.from(e.startedOn()));
      case EmploymentEnded e -> state.with(e.employmentId(), it -> it.until(e.endedOn()));
      case FurtherStudyStarted e -> state.with(e.studyId(), it -> it.from(e.startedOn()));
      case FurtherStudyEnded e -> state.with(e.studyId(), it -> it.until(e.endedOn()));
      case EvidenceAttached e -> state;
      case OutcomeSurveyed e -> state;
      case EventRetracted e -> state;
    };
  }

  @Override
  public Decision decide(LearnerOutcomes state, OutcomeEvent reported) {
    return switch (reported) {
      case ProgrammeCompleted e ->
          acceptIf(!state.completion(e.enrollmentId()).stands(), ALREADY_COMPLETED);
      case CompletionRevoked e ->
          acceptIf(state.completion(e.enrollmentId()).standsBy(e.on()), NOT_COMPLETED);
      case EmploymentStarted e -> start(state.employment(e.employmentId()), OF_EMPLOYMENT);
      case EmploymentEnded e -> end(state.employment(e.employmentId()), e.endedOn(), OF_EMPLOYMENT);
      case FurtherStudyStarted e -> start(state.study(e.studyId()), OF_STUDY);
      case FurtherStudyEnded e -> end(state.study(e.studyId()), e.endedOn(), OF_STUDY);
      case EvidenceAttached e ->
          acceptIf(state.employment(e.employmentId()).startedOn().isPresent(), UNKNOWN_EMPLOYMENT);
      case OutcomeSurveyed e -> Decision.accept();
      case EventRetracted e -> Decision.accept();
    };
  }

  /** Within one learner; the claim says the same across learners. */
  private static Decision start(Spell known, SpellRejections rejections) {
    return acceptIf(known.startedOn().isEmpty(), rejections.taken());
  }

  private static Decision end(Spell known, LocalDate endedOn, SpellRejections rejections) {
    if (known.startedOn().isEmpty()) {
      return new Decision.Reject(rejections.notStarted());
    }
    if (known.endedOn().isPresent()) {
      return new Decision.Reject(rejections.endedAlready());
    }
    return acceptIf(!endedOn.isBefore(known.startedOn().get()), rejections.endsBeforeStart());
  }

  @Override
  public List<Claim> claims(OutcomeEvent reported) {
    return switch (reported) {
      case EmploymentStarted e ->
          List.of(new Claim("employment", e.employmentId().value(), OF_EMPLOYMENT.taken()));
      case FurtherStudyStarted e ->
          List.of(new Claim("study", e.studyId().value(), OF_STUDY.taken()));
      case ProgrammeCompleted e -> List.of();
      case CompletionRevoked e -> List.of();
      case EmploymentEnded e -> List.of();
      case FurtherStudyEnded e -> List.of();
      case EvidenceAttached e -> List.of();
      case OutcomeSurveyed e -> List.of();
      case EventRetracted e -> List.of();
    };
  }

  @Override
  public Optional<UUID> retracts(OutcomeEvent reported) {
    return reported instanceof EventRetracted e
        ? Optional.of(e.retracts().id().value())
        : Optional.empty();
  }

  @Override
  public boolean isRetractable(OutcomeEvent recorded) {
    return !(recorded instanceof EventRetracted);
  }
}
