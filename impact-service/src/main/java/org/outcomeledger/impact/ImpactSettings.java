package org.outcomeledger.impact;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.audit.RecordedSetting;
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

  /** Two roundings of one figure tell more than one. */
  @Produces
  @Singleton
  KeptSetting disclosureSecret(ImpactConfig config) {
    return new KeptSetting.Secret(
        "outcome-ledger.disclosure.secret",
        config.disclosure().secret().getBytes(UTF_8),
        "With another one every figure that analysts have seen would be rounded anew, and the two together tell more than they should.");
  }

  /** Figures on salaries are of one currency: who changes it changes them. */
  @Produces
  @Singleton
  RecordedSetting currency(ImpactConfig config) {
    return new RecordedSetting("outcome-ledger.currency", config.currency());
  }

  /** What analysts are shown follows from these. */
  @Produces
  @Singleton
  RecordedSetting disclosure(ImpactConfig config) {
    ImpactConfig.Disclosure it = config.disclosure();
    return new RecordedSetting(
        "outcome-ledger.disclosure",
        "snapshot %s, least-records %d, rounded-to %d, coded-below %d, amounts-to %d, days-to %d, curve-step %d"
            .formatted(
                it.snapshot(),
                it.leastRecords(),
                it.roundedTo(),
                it.codedBelow(),
                it.amountsTo(),
                it.daysTo(),
                it.curveStep()));
  }

  /** Replicas in two zones would give two figures for today. */
  @Produces
  @Singleton
  KeptSetting zone(ServiceConfig config) {
    return new KeptSetting.Plain("outcome-ledger.zone", config.zone().getId());
  }
}
