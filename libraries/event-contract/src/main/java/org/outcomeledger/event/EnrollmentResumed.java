package org.outcomeledger.event;

import java.time.LocalDate;

/** A suspended enrollment goes on from a day on. */
@WireType("enrollment-resumed.v1")
public record EnrollmentResumed(EnrollmentId enrollmentId, LearnerId learner, LocalDate on)
    implements EnrollmentEvent {}
