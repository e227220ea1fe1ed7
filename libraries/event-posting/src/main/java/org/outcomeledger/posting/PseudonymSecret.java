package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.RequiredSetting;
import org.outcomeledger.ledger.ErasureSeal;

/**
 * One secret for posting, reading and erasing: what was kept under it is found by it, and what the
 * two services that share it tell each other about erasures is sealed by a key of it.
 */
final class PseudonymSecret {

  static final String SETTING = "outcome-ledger.pseudonym-secret";

  @Produces
  @Singleton
  Pseudonyms pseudonyms(PostingConfig config) {
    return new Pseudonyms(SecretChain.of(config).each());
  }

  @Produces
  @Singleton
  RequiredSetting required(PostingConfig config) {
    return RequiredSetting.secret(
        SETTING,
        config.pseudonymSecret(),
        Pseudonyms.SHORTEST_SECRET,
        "it is the key of all pseudonyms, the same in both writing services and for ever.");
  }

  @Produces
  @Singleton
  ErasureSeal erasures(PostingConfig config) {
    return new ErasureSeal(config.pseudonymSecret().orElseThrow().getBytes(UTF_8));
  }
}
