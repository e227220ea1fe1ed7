package org.outcomeledger.enrollment;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Traces are kept, and stay in this process. */
public class TracesOn implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.otel.sdk.disabled", "false",
        "quarkus.otel.simple", "true",
        "quarkus.otel.exporter.otlp.enabled", "false");
  }
}
