package org.outcomeledger.database;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of a service that has a database. */
@ConfigMapping(prefix = "outcome-ledger")
interface DatabaseConfig {

  /**
   * What to do instead of serving, such as {@code restore} after the database was restored from an
   * older copy, or {@code migrate} where the tables have an owner of their own. The process ends
   * when it is done.
   */
  Optional<String> command();

  /**
   * The role that the service runs as, where another owns the tables: the command {@code migrate},
   * which is run as their owner, gives it its rights, and the service sees by it that it has them.
   * Not set where one role is both.
   */
  Optional<String> serviceRole();
}
