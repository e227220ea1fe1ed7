package org.outcomeledger.enrollment;

import java.util.List;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.Rejection;
import org.outcomeledger.ledger.Rules;

/**
 * Which reports about enrollments are consistent with what is known of their learner.
 *
 * <p>Reports may arrive late and in any order, so little is refused: only what could never be true
 * together with what was accepted.
 */
final class EnrollmentRules implements Rules<LearnerEnrollments, EnrollmentEvent> {

  private static final String POINTER = "/enrollmentId";
  private static final Rejection ALREADY_ENROLLED =
      new Rejection(
          "already-enrolled",
          "This enrollmentId is taken",
          "Another learner-enrolled holds this enrollmentId. An enrollment has an id of its own.",
          POINTER);

  @Override
  public LearnerEnrollments initial() {
    return LearnerEnrollments.NONE;
  }

  @Override
  public LearnerEnrollments evolve(LearnerEnrollments state, EnrollmentEvent event) {
    return switch (event) {
      case LearnerEnrolled e ->
          state.with(e.enrollmentId(), enrollment -> enrollment.started(e.startedOn()));
      case IntentDeclared e ->
          state.with(e.enrollmentId(), enrollment -> enrollment.intentDeclared(e.declaredOn()));
      case LearnerWithdrew e ->
          state.with(e.enrollmentId(), enrollment -> enrollment.withdrawn(e.on()));
      case ProfileDeclared e -> state;
    };
  }

  @Override
  public Decision decide(LearnerEnrollments state, EnrollmentEvent reported) {
    return switch (reported) {
      case LearnerEnrolled e -> enrol(state.of(e.enrollmentId()));
      case IntentDeclared e -> declareIntent(state.of(e.enrollmentId()));
      case LearnerWithdrew e -> withdraw(state.of(e.enrollmentId()));
      case ProfileDeclared e -> Decision.accept();
    };
  }

  @Override
  public List<Claim> claims(EnrollmentEvent reported) {
    return switch (reported) {
      case LearnerEnrolled e -> List.of(claim(e.enrollmentId()));
      case IntentDeclared e -> List.of();
      case LearnerWithdrew e -> List.of();
      case ProfileDeclared e -> List.of();
    };
  }

  private static Claim claim(EnrollmentId id) {
    return new Claim("enrollment", id.value(), ALREADY_ENROLLED);
  }

  /** Within one learner; the claim says the same across learners. */
  private static Decision enrol(Enrollment enrollment) {
    return enrollment.startedOn().isPresent()
        ? new Decision.Reject(ALREADY_ENROLLED)
        : Decision.accept();
  }

  /** An intent may come before its enrollment: what it belongs to will be known then. */
  private static Decision declareIntent(Enrollment enrollment) {
    return enrollment.intentDeclaredOn().isEmpty()
        ? Decision.accept()
        : Decision.reject(
            "already-declared",
            "An intent was declared already",
            "The first declaration for an enrollment stays; what has changed is a correction.",
            POINTER);
  }

  /**
   * A learner gives an enrollment up once. A second withdrawal is refused whatever its date: of two
   * that contradict each other the ledger must not keep both, in whichever order they arrive.
   */
  private static Decision withdraw(Enrollment enrollment) {
    return enrollment.startedOn().isPresent() && enrollment.withdrawnOn().isEmpty()
        ? Decision.accept()
        : Decision.reject(
            "not-running",
            "There is no such enrollment to withdraw from",
            "Either no learner-enrolled of this learner has this enrollmentId, or a withdrawal from it was reported already.",
            POINTER);
  }
}
