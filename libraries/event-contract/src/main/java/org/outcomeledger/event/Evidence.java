package org.outcomeledger.event;

import java.util.Optional;

/**
 * What supports a claim of employment.
 *
 * @param sha256 hash of the document, 64 hexadecimal digits; the document stays with the platform
 */
public record Evidence(Kind kind, Optional<String> sha256, Optional<String> issuer) {

  /** What the document is. */
  public enum Kind {
    CONTRACT,
    PAYSLIP,
    OFFER_LETTER,
    EMPLOYER_ATTESTATION,
    EMPLOYMENT_HISTORY_SERVICE,
    LEARNER_STATEMENT
  }
}
