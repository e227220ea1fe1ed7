package org.outcomeledger.event;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A learner was asked what they do. The answer speaks of the learner, whatever enrollment it names.
 *
 * @param asOf the day that the answer is about
 * @param channel how the learner was asked
 */
@WireType("outcome-surveyed.v1")
public record OutcomeSurveyed(
    LearnerId learner,
    Optional<EnrollmentId> enrollmentId,
    LocalDate asOf,
    Situation situation,
    String channel)
    implements OutcomeEvent {}
