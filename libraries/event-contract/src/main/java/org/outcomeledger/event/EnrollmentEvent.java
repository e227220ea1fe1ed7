package org.outcomeledger.event;

/** What enrollment-service keeps: who enrols, and what happens until the end. */
public sealed interface EnrollmentEvent extends LearnerEvent
    permits LearnerEnrolled,
        IntentDeclared,
        IntentCorrected,
        ProfileDeclared,
        ProfileWithdrawn,
        EnrollmentSuspended,
        EnrollmentResumed,
        LearnerTransferred,
        LearnerWithdrew,
        EnrollmentExcluded,
        EventRetracted {}
