package org.outcomeledger.event;

import java.time.LocalDate;

/** An enrollment pauses from a day on. No clock stops for it. */
@WireType("enrollment-suspended.v1")
public record EnrollmentSuspended(EnrollmentId enrollmentId, LearnerId learner, LocalDate on)
    implements EnrollmentEvent {}
