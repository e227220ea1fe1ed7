package org.outcomeledger.event;

import java.time.LocalDate;

/** A learner said something of themselves; what they left out is unchanged. */
@WireType("profile-declared.v1")
public record ProfileDeclared(LearnerId learner, LocalDate declaredOn, Profile attributes)
    implements EnrollmentEvent {}
