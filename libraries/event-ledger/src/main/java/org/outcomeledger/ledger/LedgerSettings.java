package org.outcomeledger.ledger;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.KeptSetting;

/** The settings that a ledger's events were appended under, and must be for its whole life. */
final class LedgerSettings {

  @Produces
  @Singleton
  KeptSetting ledger(LedgerConfig config) {
    return new KeptSetting.Plain("outcome-ledger.ledger", config.ledger());
  }

  @Produces
  @Singleton
  KeptSetting shards(LedgerConfig config) {
    return new KeptSetting.Plain("outcome-ledger.shards", Integer.toString(config.shards()));
  }
}
