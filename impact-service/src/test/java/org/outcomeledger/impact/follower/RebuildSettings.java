package org.outcomeledger.impact.follower;

import java.time.Duration;
import org.outcomeledger.impact.ImpactConfig;

/** How a test rebuilds. */
record RebuildSettings(int entriesPerSecond) implements ImpactConfig.Rebuild {

  @Override
  public Duration exchangeWithin() {
    return Duration.ofSeconds(2);
  }
}
