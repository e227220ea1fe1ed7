package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * Completions of an enrollment up to a day were declared void.
 *
 * @param on the day of it: a completion dated later is not touched
 */
@WireType("completion-revoked.v1")
public record CompletionRevoked(
    EnrollmentId enrollmentId, LearnerId learner, LocalDate on, String reason)
    implements OutcomeEvent {}
