package org.outcomeledger.enrollment;

import static org.outcomeledger.enrollment.Enrollment.Status.NOT_STARTED;
import static org.outcomeledger.enrollment.Enrollment.Status.RUNNING;
import static org.outcomeledger.enrollment.Enrollment.Status.SUSPENDED;
import static org.outcomeledger.ledger.Decision.acceptIf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.Rejection;
import org.outcomeledger.ledger.Rules;

/**
 * Which reports about enrollments are consistent with what is known of their learner.
 *
 * <p>Reports may arrive late and in any order, so little is refused: only what could never be true
 * together with what was accepted. What an enrollment is, is asked of the reported day, not of the
 * moment of arrival. Longer than most files, for it is the one page of this service's rules.
 */
final class EnrollmentRules implements Rules<LearnerEnrollments, EnrollmentEvent> {

  private static final String ID = "/enrollmentId";

  static final Rejection ALREADY_ENROLLED =
      new Rejection(
          ProblemType.ALREADY_ENROLLED,
          "Another learner-enrolled has this enrollmentId. Give every enrollment its own id.",
          ID);
  static final Rejection ALREADY_DECLARED =
      new Rejection(
          ProblemType.ALREADY_DECLARED,
          "An enrollment has only one declared intent. Post intent-corrected to correct it.",
          ID);
  static final Rejection NOTHING_DECLARED =
      new Rejection(
          ProblemType.NOTHING_DECLARED,
          "No intent-declared of this learner names this enrollmentId: post it first.",
          ID);
  static final Rejection NEVER_DECLARED =
      new Rejection(
          ProblemType.NEVER_DECLARED,
          "The learner never declared one of these attributes. Name only attributes that were declared.",
          "/attributes");
  static final Rejection NOT_RUNNING =
      new Rejection(
          ProblemType.NOT_RUNNING,
          "On that day the enrollment is unknown, not yet started, suspended, withdrawn or excluded. "
              + "Check its events with GET /enrollments/{enrollmentId}, and retract those that are wrong.",
          ID);
  static final Rejection NOT_SUSPENDED =
      new Rejection(
          ProblemType.NOT_SUSPENDED,
          "The enrollment has no open suspension on that day. Post enrollment-suspended first.",
          ID);
  static final Rejection UNKNOWN_ENROLLMENT =
      new Rejection(
          ProblemType.UNKNOWN_ENROLLMENT,
          "No learner-enrolled of this learner has this enrollmentId: post it first.",
          ID);

  @Override
  public LearnerEnrollments initial() {
    return LearnerEnrollments.NONE;
  }

  @Override
  public LearnerEnrollments evolve(LearnerEnrollments state, EnrollmentEvent event) {
    return switch (event) {
      case LearnerEnrolled e -> state.with(e.enrollmentId(), it -> it.started(e.startedOn()));
      case IntentDeclared e -> state.with(e.enrollmentId(), Enrollment::declared);
      case EnrollmentSuspended e -> state.with(e.enrollmentId(), it -> it.suspended(e.on()));
      case EnrollmentResumed e -> state.with(e.enrollmentId(), it -> it.resumed(e.on()));
      case LearnerWithdrew e -> state.with(e.enrollmentId(), it -> it.withdrawn(e.on()));
      case EnrollmentExcluded e ->
          e.reason().removes() ? state.with(e.enrollmentId(), it -> it.excluded(e.on())) : state;
      case ProfileDeclared e -> state.declaring(e.attributes().answered());
      case IntentCorrected e -> state;
      case LearnerTransferred e -> state;
      case ProfileWithdrawn e -> state;
      case EventRetracted e -> state;
    };
  }

  @Override
  public Decision decide(LearnerEnrollments state, EnrollmentEvent reported) {
    return switch (reported) {
      case LearnerEnrolled e ->
          acceptIf(state.of(e.enrollmentId()).startedOn().isEmpty(), ALREADY_ENROLLED);
      // It may come before its enrollment: what it belongs to will be known then.
      case IntentDeclared e ->
          acceptIf(!state.of(e.enrollmentId()).intentDeclared(), ALREADY_DECLARED);
      case IntentCorrected e ->
          acceptIf(state.of(e.enrollmentId()).intentDeclared(), NOTHING_DECLARED);
      case ProfileDeclared e -> Decision.accept();
      case ProfileWithdrawn e ->
          acceptIf(state.declared().containsAll(e.attributes()), NEVER_DECLARED);
      case EnrollmentSuspended e ->
          acceptIf(state.of(e.enrollmentId()).on(e.on()) == RUNNING, NOT_RUNNING);
      case EnrollmentResumed e ->
          acceptIf(state.of(e.enrollmentId()).on(e.on()) == SUSPENDED, NOT_SUSPENDED);
      case LearnerTransferred e ->
          acceptIf(
              Set.of(RUNNING, SUSPENDED).contains(state.of(e.enrollmentId()).on(e.on())),
              NOT_RUNNING);
      case LearnerWithdrew e -> withdraw(state.of(e.enrollmentId()), e);
      case EnrollmentExcluded e ->
          acceptIf(state.of(e.enrollmentId()).startedOn().isPresent(), UNKNOWN_ENROLLMENT);
      case EventRetracted e -> Decision.accept();
    };
  }

  /**
   * A learner gives an enrollment up once. A second withdrawal is refused whatever its date: of two
   * that contradict each other the ledger must not keep both, in whichever order they arrive. One
   * who never came withdraws before the start.
   */
  private static Decision withdraw(Enrollment enrollment, LearnerWithdrew reported) {
    return acceptIf(
        enrollment.withdrawnOn().isEmpty()
            && Set.of(NOT_STARTED, RUNNING, SUSPENDED).contains(enrollment.on(reported.on())),
        NOT_RUNNING);
  }

  /** Within one learner, {@link #decide} says the same. */
  @Override
  public List<Claim> claims(EnrollmentEvent reported) {
    return reported instanceof LearnerEnrolled e
        ? List.of(new Claim("enrollment", e.enrollmentId().value(), ALREADY_ENROLLED))
        : List.of();
  }

  @Override
  public Optional<UUID> retracts(EnrollmentEvent reported) {
    return reported instanceof EventRetracted e
        ? Optional.of(e.retracts().id().value())
        : Optional.empty();
  }

  /** Else an intent could be dropped once the outcome is known, and declared anew to fit it. */
  @Override
  public boolean isRetractable(EnrollmentEvent recorded) {
    return switch (recorded) {
      case IntentDeclared e -> false;
      case IntentCorrected e -> false;
      case EventRetracted e -> false;
      case LearnerEnrolled e -> true;
      case ProfileDeclared e -> true;
      case ProfileWithdrawn e -> true;
      case EnrollmentSuspended e -> true;
      case EnrollmentResumed e -> true;
      case LearnerTransferred e -> true;
      case LearnerWithdrew e -> true;
      case EnrollmentExcluded e -> true;
    };
  }
}
