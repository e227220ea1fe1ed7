package org.outcomeledger.impact.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.disclosure.DisclosureControl;
import org.outcomeledger.indicators.disclosure.Policy;

/** Gives disclosure control, which knows no framework, its thresholds and its secret. */
final class DisclosureProducer {

  DisclosureProducer() {}

  @Produces
  @Singleton
  static DisclosureControl control(ImpactConfig config) {
    ImpactConfig.Disclosure set = config.disclosure();
    Policy policy =
        new Policy(
            set.leastRecords(),
            set.roundedTo(),
            set.codedBelow(),
            set.amountsTo(),
            set.daysTo(),
            set.curveStep());
    return new DisclosureControl(policy, set.secret().orElseThrow().getBytes(UTF_8));
  }
}
