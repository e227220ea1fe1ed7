package org.outcomeledger.audit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.http.ServiceConfig;

/** The settings of every service whose changes are recorded. */
final class CommonSettings {

  @Produces
  @Singleton
  RecordedSetting tokensRemembered(ServiceConfig config) {
    return new RecordedSetting(
        "outcome-ledger.tokens-remembered", config.tokensRemembered().toString());
  }

  @Produces
  @Singleton
  RecordedSetting keptDays(AuditConfig config) {
    return new RecordedSetting(
        "outcome-ledger.audit.kept-days", Integer.toString(config.keptDays()));
  }
}
