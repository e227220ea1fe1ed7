package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One secret for posting and reading: what was kept under it is found by it. */
final class PseudonymSecret {

  @Produces
  @Singleton
  Pseudonyms pseudonyms(
      @ConfigProperty(name = "outcome-ledger.pseudonym-secret") String pseudonymSecret) {
    return new Pseudonyms(pseudonymSecret.getBytes(UTF_8));
  }
}
