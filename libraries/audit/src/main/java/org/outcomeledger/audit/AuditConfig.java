package org.outcomeledger.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the audit trail is kept. */
@ConfigMapping(prefix = "outcome-ledger.audit")
interface AuditConfig {

  /** After how many days an entry is deleted; at least 366, for the table refuses it earlier. */
  @WithDefault("400")
  int keptDays();
}
