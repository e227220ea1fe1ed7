package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.http.ServiceConfig;

/** What decides which event is new and which date lies ahead: the same for all that was posted. */
final class PostingSettings {

  @Produces
  @Singleton
  KeptSetting pseudonymSecret(PostingConfig config) {
    return new KeptSetting.Secret(
        "outcome-ledger.pseudonym-secret",
        config.pseudonymSecret().getBytes(UTF_8),
        "With another one every learner, and every event that is sent again, would be taken for a new one.");
  }

  @Produces
  @Singleton
  KeptSetting zone(ServiceConfig config) {
    return new KeptSetting.Plain("outcome-ledger.zone", config.zone().getId());
  }
}
