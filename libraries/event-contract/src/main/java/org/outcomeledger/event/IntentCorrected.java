package org.outcomeledger.event;

import java.time.LocalDate;

/**
 * What was declared of an intent was recorded wrongly. The declaration is kept beside it.
 *
 * @param declaredOn the day from which the corrected intent is dated
 * @param proof what shows that the first record was wrong, by the platform's own reference
 */
@WireType("intent-corrected.v1")
public record IntentCorrected(
    EnrollmentId enrollmentId,
    LearnerId learner,
    Intent intent,
    boolean authorisedToWork,
    LocalDate declaredOn,
    String proof)
    implements EnrollmentEvent {}
