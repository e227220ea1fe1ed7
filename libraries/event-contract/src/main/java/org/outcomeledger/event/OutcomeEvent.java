package org.outcomeledger.event;

/** What outcome-service keeps: what became of the learners. */
public sealed interface OutcomeEvent extends LearnerEvent
    permits ProgrammeCompleted,
        CompletionRevoked,
        EmploymentStarted,
        EmploymentEnded,
        EvidenceAttached,
        FurtherStudyStarted,
        FurtherStudyEnded,
        OutcomeSurveyed,
        EventRetracted {}
