package org.outcomeledger.event;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A learner gave an enrollment up.
 *
 * @param on the day of it, before the start for one who never came
 */
@WireType("learner-withdrew.v1")
public record LearnerWithdrew(
    EnrollmentId enrollmentId, LearnerId learner, LocalDate on, Optional<String> reason)
    implements EnrollmentEvent {}
