package org.outcomeledger.event;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A learner enrolled in a programme.
 *
 * @param startedOn the first day, which may lie ahead
 * @param refundDeadline the last day on which a withdrawal undoes the enrollment; the start itself
 *     where absent
 */
@WireType("learner-enrolled.v1")
public record LearnerEnrolled(
    EnrollmentId enrollmentId,
    LearnerId learner,
    Programme programme,
    LocalDate startedOn,
    Optional<LocalDate> refundDeadline,
    Optional<String> deliveryMode,
    Optional<String> funding)
    implements EnrollmentEvent {}
