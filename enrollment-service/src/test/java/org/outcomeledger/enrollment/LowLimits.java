package org.outcomeledger.enrollment;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test can reach. */
public class LowLimits implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "outcome-ledger.body-deadline", "3s",
        "outcome-ledger.head-deadline", "60s",
        "outcome-ledger.write-deadline", "1s",
        "outcome-ledger.most-requests-waiting", "3",
        "outcome-ledger.platforms.\"platform-c\".events-per-second", "1",
        "outcome-ledger.platforms.\"platform-d\".requests-in-flight", "0",
        "outcome-ledger.platforms.\"platform-b\".requests-in-flight", "2",
        "outcome-ledger.platforms.\"platform-e\".events-per-second", "10");
  }
}
