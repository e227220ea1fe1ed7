package org.outcomeledger.database;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of a service that has a database. */
@ConfigMapping(prefix = "outcome-ledger")
interface DatabaseConfig {

  /**
   * What to do instead of serving, such as {@code restore} after the database was restored from an
   * older copy. The process ends when it is done.
   */
  Optional<String> command();
}
