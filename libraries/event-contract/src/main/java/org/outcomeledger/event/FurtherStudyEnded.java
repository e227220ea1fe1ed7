package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * A further study ended.
 *
 * @param endedOn its last day
 */
@WireType("further-study-ended.v1")
public record FurtherStudyEnded(StudyId studyId, LearnerId learner, LocalDate endedOn)
    implements OutcomeEvent {}
