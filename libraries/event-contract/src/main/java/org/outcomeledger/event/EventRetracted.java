package org.outcomeledger.event;

/**
 * An earlier event of the same ledger and learner is taken back, as if it had never been reported:
 * at every date that one looks at. Both stay in the ledger.
 *
 * @param retracts the event that is taken back
 */
@WireType("event-retracted.v1")
public record EventRetracted(LearnerId learner, EventReference retracts, String reason)
    implements EnrollmentEvent, OutcomeEvent {}
