package org.outcomeledger.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As in production, where metrics have a port of their own. */
public class OwnMetricsPort implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.management.host-enabled", "true",
        "quarkus.management.test-port", "0",
        "outcome-ledger.metrics-on-service-port", "false");
  }
}
