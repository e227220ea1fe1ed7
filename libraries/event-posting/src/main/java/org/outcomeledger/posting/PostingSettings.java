package org.outcomeledger.posting;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.http.ServiceConfig;

/** What decides which event is new and which date lies ahead: the same for all that was posted. */
final class PostingSettings {

  @Produces
  @Singleton
  KeptSetting pseudonymSecret(PostingConfig config) {
    return secret(SecretChain.of(config));
  }

  /** The secret and what it was re-keyed with, as one setting. */
  static KeptSetting secret(SecretChain secrets) {
    return new KeptSetting.Secret(
        PseudonymSecret.SETTING,
        secrets.whole(),
        "With another one every learner, and every event that is sent again, would be taken for a new one.%s"
            .formatted(
                secrets.isRekeyed()
                    ? " outcome-ledger.rekeyed-with belongs to it: only the command rekey makes data under a further one."
                    : " If this ledger was re-keyed, outcome-ledger.rekeyed-with belongs to it, and is not set."));
  }

  @Produces
  @Singleton
  KeptSetting zone(ServiceConfig config) {
    return new KeptSetting.Plain("outcome-ledger.zone", config.zone().getId());
  }
}
