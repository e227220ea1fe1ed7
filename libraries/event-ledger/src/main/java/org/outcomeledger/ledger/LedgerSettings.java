package org.outcomeledger.ledger;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.database.RequiredSetting;

/** What a ledger does not begin without, and what it was begun with and must be for ever. */
final class LedgerSettings {

  @Produces
  @Singleton
  RequiredSetting headsKey(HeadsConfig config) {
    return RequiredSetting.of(HeadKeys.SETTING, config.headsKeyFile(), HeadKeys.PURPOSE);
  }

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
