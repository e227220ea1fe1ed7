package org.outcomeledger.event;

import java.time.LocalDate;
import java.util.Optional;

/** A learner completed the programme of an enrollment. */
@WireType("programme-completed.v1")
public record ProgrammeCompleted(
    EnrollmentId enrollmentId,
    LearnerId learner,
    LocalDate completedOn,
    Optional<String> certificate)
    implements OutcomeEvent {}
