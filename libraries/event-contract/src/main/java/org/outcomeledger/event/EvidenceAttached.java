package org.outcomeledger.event;

import java.util.Optional;

/**
 * Evidence of an employment came in, whenever it did: it supports the employment from its start.
 *
 * @param sha256 hash of the document, 64 hexadecimal digits; the document stays with the platform
 */
@WireType("evidence-attached.v1")
public record EvidenceAttached(
    EmploymentId employmentId,
    LearnerId learner,
    Evidence.Kind kind,
    Optional<String> sha256,
    Optional<String> issuer)
    implements OutcomeEvent {}
