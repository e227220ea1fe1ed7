package org.outcomeledger.impact;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.http.ServiceConfig;

/** What all replicas over one read model have to agree on. */
final class ImpactSettings {

  /** Replicas under two names would each do all of the work. */
  @Produces
  @Singleton
  KeptSetting readModel(ImpactConfig config) {
    return new KeptSetting.Plain("outcome-ledger.read-model", config.readModel());
  }

  /** Replicas in two zones would give two figures for today. */
  @Produces
  @Singleton
  KeptSetting zone(ServiceConfig config) {
    return new KeptSetting.Plain("outcome-ledger.zone", config.zone().getId());
  }
}
