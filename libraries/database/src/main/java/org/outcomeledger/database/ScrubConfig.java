package org.outcomeledger.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When what was erased is removed from disk. */
@ConfigMapping(prefix = "outcome-ledger.scrub")
interface ScrubConfig {

  /**
   * When the tables are rewritten of which something was erased since: seconds, minutes, hours, day
   * of month, month, day of week, in the zone of the process; {@code off} for never. Nothing is
   * done on a night without an erasure before it.
   */
  @WithDefault("0 30 3 * * ?")
  String cron();
}
