package org.outcomeledger.impact.heads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How heads are watched. */
@ConfigMapping(prefix = "outcome-ledger")
public interface WatchConfig {

  /** How old the last head of a ledger may be before it is an alarm. */
  @WithDefault("PT5M")
  Duration headsOverdueAfter();
}
