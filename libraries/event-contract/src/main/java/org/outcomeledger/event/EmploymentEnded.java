package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * A job ended.
 *
 * @param endedOn its last day
 */
@WireType("employment-ended.v1")
public record EmploymentEnded(EmploymentId employmentId, LearnerId learner, LocalDate endedOn)
    implements OutcomeEvent {}
