package org.outcomeledger.impact;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.audit.RecordedSetting;
import org.outcomeledger.database.KeptSetting;
import org.outcomeledger.database.RequiredSetting;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.indicators.disclosure.DisclosureControl;

/** What the service does not start without, and what all replicas over one read model agree on. */
final class ImpactSettings {

  private static final String DISCLOSURE_SECRET = "outcome-ledger.disclosure.secret";

  /** Replicas under two names would each do all of the work. */
  @Produces
  @Singleton
  KeptSetting readModel(ImpactConfig config) {
    return new KeptSetting.Plain("outcome-ledger.read-model", config.readModel());
  }

  @Produces
  @Singleton
  RequiredSetting requiredSecret(ImpactConfig config) {
    return RequiredSetting.secret(
        DISCLOSURE_SECRET,
        config.disclosure().secret(),
        DisclosureControl.SHORTEST_SECRET,
        "analysts' figures are rounded with it, the same on every replica and for ever.");
  }

  /** Two roundings of one figure tell more than one. */
  @Produces
  @Singleton
  KeptSetting disclosureSecret(ImpactConfig config) {
    return new KeptSetting.Secret(
        DISCLOSURE_SECRET,
        config.disclosure().secret().orElseThrow().getBytes(UTF_8),
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
