package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * A learner goes on in another programme. The original programme and start stay the cohort.
 *
 * @param toProgramme the other programme's id, as the platform calls it
 */
@WireType("learner-transferred.v1")
public record LearnerTransferred(
    EnrollmentId enrollmentId, LearnerId learner, LocalDate on, String toProgramme)
    implements EnrollmentEvent {}
