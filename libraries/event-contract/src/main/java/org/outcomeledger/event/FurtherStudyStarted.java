package org.outcomeledger.event;

import java.time.LocalDate;

/** A learner went on studying, from a day on. */
@WireType("further-study-started.v1")
public record FurtherStudyStarted(StudyId studyId, LearnerId learner, LocalDate startedOn)
    implements OutcomeEvent {}
