package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One secret for posting and reading: what was kept under it is found by it. */
final class PseudonymSecret {

  @Produces
  @Singleton
  Pseudonyms pseudonyms(PostingConfig config) {
    return new Pseudonyms(config.pseudonymSecret().getBytes(UTF_8));
  }
}
