package org.outcomeledger.event;

import java.time.LocalDate;

/** A learner said what the training is for, and whether they may work. */
@WireType("intent-declared.v1")
public record IntentDeclared(
    EnrollmentId enrollmentId,
    LearnerId learner,
    Intent intent,
    boolean authorisedToWork,
    LocalDate declaredOn)
    implements EnrollmentEvent {}
